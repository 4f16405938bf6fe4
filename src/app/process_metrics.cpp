#include "app/process_metrics.hpp"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace sunomi {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpu_seconds(int whose) {
    rusage used{};
    if (::getrusage(whose, &used) != 0) return 0;
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double open_descriptors() {
    DIR* folder = ::opendir("/proc/self/fd");
    if (folder == nullptr) return 0;
    int count = -3;  // ".", "..", and the folder itself
    while (::readdir(folder) != nullptr) ++count;
    ::closedir(folder);
    return count;
}

struct Pages {
    double mapped = 0;
    double resident = 0;
};

Pages memory_pages() {
    Pages pages;
    std::ifstream{"/proc/self/statm"} >> pages.mapped >> pages.resident;
    return pages;
}

/// Field 22 of /proc/self/stat: clock ticks from boot to the start. The fields are counted from the ")" after the
/// name, which can itself hold blanks.
double started_at() {
    std::string stat;
    std::getline(std::ifstream{"/proc/self/stat"}, stat);
    std::istringstream fields{stat.substr(std::min(stat.size(), stat.rfind(')') + 1))};
    std::string skipped;
    for (int field = 3; field < 22; ++field) fields >> skipped;
    double ticks = 0;
    fields >> ticks;
    timespec since_boot{};
    ::clock_gettime(CLOCK_BOOTTIME, &since_boot);
    const double age = static_cast<double>(since_boot.tv_sec) - ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count() - age;
}

}  // namespace

void print_process(metrics::Text& text) {
    const auto page = static_cast<double>(::sysconf(_SC_PAGESIZE));
    const auto pages = memory_pages();
    rlimit descriptors{};
    ::getrlimit(RLIMIT_NOFILE, &descriptors);
    text.counter("process_cpu_seconds_total", "CPU time of this process", cpu_seconds(RUSAGE_SELF));
    text.counter("sunomi_children_cpu_seconds_total", "CPU time of media children that have ended",
                 cpu_seconds(RUSAGE_CHILDREN));
    text.gauge("process_resident_memory_bytes", "Memory in use", pages.resident * page);
    text.gauge("process_virtual_memory_bytes", "Memory mapped", pages.mapped * page);
    text.gauge("process_open_fds", "Open descriptors", open_descriptors());
    text.gauge("process_max_fds", "How many there can be", static_cast<double>(descriptors.rlim_cur));
    text.gauge("process_start_time_seconds", "When it began, seconds since 1970", started_at());
}

}  // namespace sunomi
