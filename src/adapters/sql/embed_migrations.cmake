# Run as: cmake -DOUTPUT=FILE -DMIGRATIONS=FILE,FILE,… -P embed_migrations.cmake
# Writes a source file that holds the migrations as text; they must be numbered 1, 2, 3, … without a gap.
string(REPLACE "," ";" files "${MIGRATIONS}")
set(entries "")
set(expected 0)
foreach(file IN LISTS files)
  math(EXPR expected "${expected} + 1")
  get_filename_component(name "${file}" NAME)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)\\.")
    message(FATAL_ERROR "${name}: a migration is called NNNN_what_it_does.ENGINE.sql")
  endif()
  set(words "${CMAKE_MATCH_2}")
  string(REGEX REPLACE "^0+" "" number "${CMAKE_MATCH_1}")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "${name}: expected number ${expected}")
  endif()
  file(READ "${file}" text)
  string(APPEND entries "    {${number}, \"${words}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made from db/migrations by the build.
#include \"adapters/sql/migrations.hpp\"

namespace sunomi {
namespace {

constexpr Migration migrations[] = {
${entries}};

}  // namespace

std::span<const Migration> embedded_migrations() { return migrations; }

}  // namespace sunomi
")
