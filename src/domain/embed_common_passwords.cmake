# Run as: cmake -DOUTPUT=FILE -DLIST=FILE -P embed_common_passwords.cmake
# Writes a source file that holds the list, without what stands above its line of dashes, as text.
file(READ "${LIST}" text)
string(FIND "${text}" "\n----\n" head)
if(head EQUAL -1)
  message(FATAL_ERROR "${LIST}: there is no line of dashes")
endif()
math(EXPR begin "${head} + 6")
string(SUBSTRING "${text}" ${begin} -1 list)
file(WRITE "${OUTPUT}" "// Made from src/domain/common_passwords.txt by the build.
#include <string_view>

namespace sunomi {

extern const std::string_view common_passwords;
const std::string_view common_passwords = R\"list(${list})list\";

}  // namespace sunomi
")
