include_guard(GLOBAL)

# Puts a folder of web files into the binary.
#
# sunomi_embed_assets(NAME FOLDER): static library NAME with every file below FOLDER (none if FOLDER is empty) and
# find_web_asset() over them. The bytes go in by the assembler's .incbin: compile time does not grow with them.
function(sunomi_embed_assets name folder)
  set(files "")
  if(folder)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS "${folder}/*")  # the names carry hashes: they cannot be listed
  endif()
  set(made "${CMAKE_CURRENT_BINARY_DIR}/${name}")
  set(generator "${PROJECT_SOURCE_DIR}/cmake/generate_asset_table.cmake")
  add_custom_command(
    OUTPUT "${made}/table.cpp" "${made}/bytes.S"
    COMMAND ${CMAKE_COMMAND} -D "FOLDER=${folder}" -D "OUT=${made}" -P "${generator}"
    DEPENDS ${files} "${generator}"
    COMMENT "Packing the web files of ${name}"
    VERBATIM)
  set_source_files_properties("${made}/bytes.S" PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(${name} STATIC "${PROJECT_SOURCE_DIR}/src/app/web_assets.cpp" "${made}/table.cpp" "${made}/bytes.S")
  target_link_libraries(${name} PUBLIC sunomi_flags sunomi_base)
endfunction()

# The library that the program links: the built web UI, or nothing when SUNOMI_WEB is OFF.
if(SUNOMI_WEB)
  set(SUNOMI_WEB_DIST "${PROJECT_SOURCE_DIR}/web/dist" CACHE PATH "The built web UI")
  if(NOT EXISTS "${SUNOMI_WEB_DIST}/index.html")
    message(FATAL_ERROR "${SUNOMI_WEB_DIST}/index.html is missing: run `make web` first, or configure with -DSUNOMI_WEB=OFF")
  endif()
  sunomi_embed_assets(sunomi_web_assets "${SUNOMI_WEB_DIST}")
else()
  sunomi_embed_assets(sunomi_web_assets "")
endif()
