# cmake -D FOLDER=… -D OUT=… -P generate_asset_table.cmake
# Writes OUT/table.cpp and OUT/bytes.S, and OUT/N.gz for files that gzip makes smaller. Run by embed_assets.cmake.
cmake_minimum_required(VERSION 3.25)

set(type_html "text/html; charset=utf-8")
set(type_js "text/javascript; charset=utf-8")
set(type_mjs "text/javascript; charset=utf-8")
set(type_css "text/css; charset=utf-8")
set(type_json "application/json")
set(type_webmanifest "application/manifest+json")
set(type_txt "text/plain; charset=utf-8")
set(type_svg "image/svg+xml")
set(type_png "image/png")
set(type_jpg "image/jpeg")
set(type_webp "image/webp")
set(type_ico "image/x-icon")
set(type_woff2 "font/woff2")
set(type_wasm "application/wasm")

function(type_of path result)
  get_filename_component(ending "${path}" LAST_EXT)
  string(REPLACE "." "" ending "${ending}")
  if(NOT DEFINED type_${ending})
    message(FATAL_ERROR "${path}: no content type is known for .${ending}; add it to generate_asset_table.cmake")
  endif()
  set(${result} "${type_${ending}}" PARENT_SCOPE)
endfunction()

# gzip without name and time, so that the same files make the same binary. Empty result when it does not pay.
function(gzip_of path packed result)
  execute_process(COMMAND gzip -9nc "${path}" OUTPUT_FILE "${packed}" COMMAND_ERROR_IS_FATAL ANY)
  file(SIZE "${path}" plain_size)
  file(SIZE "${packed}" packed_size)
  if(packed_size LESS plain_size)
    set(${result} "${packed}" PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
  endif()
endfunction()

file(MAKE_DIRECTORY "${OUT}")
set(bytes "    .section .rodata\n")
set(declared "")
set(rows "")
set(count 0)

# Adds the file to bytes.S under the symbol; the result is the C++ expression of its view.
macro(add_bytes path symbol result)
  file(SIZE "${path}" size)
  string(APPEND bytes "    .global ${symbol}\n    .balign 16\n${symbol}:\n    .incbin \"${path}\"\n    .byte 0\n")
  string(APPEND declared "extern const char ${symbol}[];\n")
  set(${result} "{${symbol}, ${size}}")
endmacro()

set(files "")
if(FOLDER)
  file(GLOB_RECURSE files RELATIVE "${FOLDER}" "${FOLDER}/*")
endif()
list(SORT files)  # by bytes, as the look-up expects
foreach(file IN LISTS files)
  if(NOT file MATCHES "^[A-Za-z0-9_./-]+$")
    message(FATAL_ERROR "${file}: a web file's name may hold letters, digits and _ . / - only")
  endif()
  type_of("${file}" type)
  file(SHA256 "${FOLDER}/${file}" hash)
  string(SUBSTRING "${hash}" 0 32 etag)
  set(immutable "false")
  if(file MATCHES "^assets/.*-[A-Za-z0-9_-]+\\.[a-z0-9]+$")  # Vite puts a hash of the content into these names
    set(immutable "true")
  endif()
  add_bytes("${FOLDER}/${file}" "sunomi_asset_${count}" plain_view)
  gzip_of("${FOLDER}/${file}" "${OUT}/${count}.gz" packed)
  set(gzip_view "{}")
  if(packed)
    add_bytes("${packed}" "sunomi_asset_${count}_gz" gzip_view)
  endif()
  string(APPEND rows "    {\"/${file}\", {${plain_view}, ${gzip_view}, \"${type}\", \"${etag}\", ${immutable}}},\n")
  math(EXPR count "${count} + 1")
endforeach()

string(APPEND bytes "    .section .note.GNU-stack,\"\",@progbits\n")
file(WRITE "${OUT}/bytes.S" "${bytes}")
file(WRITE "${OUT}/table.cpp" "// Made by generate_asset_table.cmake.
#include \"app/web_assets.hpp\"

extern \"C\" {
${declared}}

namespace sunomi {

const std::vector<WebAsset>& web_asset_table() {
    static const std::vector<WebAsset> table{
${rows}    };
    return table;
}

}  // namespace sunomi
")
