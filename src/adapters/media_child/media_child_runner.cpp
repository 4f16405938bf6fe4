// The media child alone, as `sunomi media-child` is: what tests spawn.
#include "media/child_main.hpp"

int main() {
    return sunomi::media::child_main();
}
