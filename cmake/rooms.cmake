# What every target shares, and the two ways to declare one: a room (library) and a test.
add_library(sunomi_flags INTERFACE)
target_compile_options(sunomi_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Werror)
# Members left out of an aggregate have their default initialisers; that is what these are for.
target_compile_options(sunomi_flags INTERFACE -Wno-missing-field-initializers)
# g++ 12 reports these in its own and Boost's inlined templates (PR105329, PR105562): not ours to fix.
target_compile_options(sunomi_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-null-dereference
  -Wno-stringop-overflow -Wno-array-bounds -Wno-dangling-pointer)
target_compile_definitions(sunomi_flags INTERFACE BOOST_JSON_NO_LIB SUNOMI_VERSION="${PROJECT_VERSION}")
target_include_directories(sunomi_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_include_directories(sunomi_flags SYSTEM INTERFACE ${Boost_INCLUDE_DIRS})

# Tests may mix number types in expectations; linked last, so that it comes after the flags above.
add_library(sunomi_test_flags INTERFACE)
target_link_libraries(sunomi_test_flags INTERFACE sunomi_flags)
target_compile_options(sunomi_test_flags INTERFACE -Wno-conversion -Wno-sign-conversion)
# What a test's own code costs is compiling it: the sanitized build takes a quarter less time for it this way.
target_compile_options(sunomi_test_flags INTERFACE $<$<CONFIG:Debug>:-O0>)

# sunomi_room(NAME [SOURCES …] [LINK …]): static library sunomi_NAME of the room in this folder.
function(sunomi_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINK" ${ARGN})
  if(ROOM_SOURCES)
    add_library(sunomi_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(sunomi_${name} PUBLIC sunomi_flags ${ROOM_LINK})
  else()
    add_library(sunomi_${name} INTERFACE)
    target_link_libraries(sunomi_${name} INTERFACE sunomi_flags ${ROOM_LINK})
  endif()
endfunction()

# sunomi_test(NAME [SOURCES …] [LINK …] [LABELS …]): a GoogleTest executable NAME, one ctest entry.
function(sunomi_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE sunomi_flags ${TEST_LINK} sunomi_test_flags GTest::gmock GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "unit;${TEST_LABELS}")
endfunction()
