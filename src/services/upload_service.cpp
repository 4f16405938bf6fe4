#include "services/upload_service.hpp"

#include <fmt/format.h>

#include "base/log.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds put_validity{3600};
constexpr std::chrono::seconds store_deadline{10};

VideoId video_of_original(const std::string& key) {
    const auto slash = key.find('/');
    const auto id = key.substr(0, slash);
    return is_video_id(id) && key == original_key(id) ? id : VideoId{};
}

}  // namespace

Result<UploadTicket> UploadService::begin(const Actor& actor, const UploadRequest& request,
                                          const std::string& origin) {
    const auto judged = rules_.judge(actor, request, clock_.wall());
    if (!judged) return judged.error();
    const auto& video = *judged;
    const auto allowance = rules_.allowance_of(actor.user);
    if (!allowance) return allowance.error();
    const auto begun = repository_.begin(video, *allowance);
    if (!begun) return begun.error();

    PresignedPut put;
    put.key = original_key(video.id);
    put.size_bytes = request.size_bytes;
    put.content_type = request.content_type;
    put.if_none_match = request.conditional;
    put.valid = put_validity;
    log::info("upload begun video={} owner={}", video.id, actor.user);
    return UploadTicket{signer_.presign_put(origin, put, clock_.wall()), video.id};
}

Result<VideoId> UploadService::admit(const std::string& key, std::int64_t size_bytes) {
    const auto id = video_of_original(key);
    if (id.empty()) return Error{Errc::not_found, "no such upload"};
    const auto found = videos_.find(id);
    if (!found) return found.error();
    if (!*found) return Error{Errc::not_found, "no such upload"};
    const auto& video = **found;
    if (video.state != VideoState::uploading) {
        return Error{Errc::precondition_failed, "this upload is complete and cannot be written again"};
    }
    if (const auto sender = rules_.judge_sender(video.owner); !sender) return sender.error();
    if (video.declared_size >= 0 && video.declared_size != size_bytes) {
        return Error{Errc::invalid,
                     fmt::format("the upload was announced with {} bytes", video.declared_size)};
    }
    const auto stored = store_.find(key, Deadline::in(store_deadline));
    if (!stored) return stored.error();
    if (*stored) {
        // Its row could not be written when it came (a full disk): this is the end of that upload.
        const auto marked = finish(id, **stored);
        if (!marked) return marked.error();
        return Error{Errc::precondition_failed, "this upload is complete and cannot be written again"};
    }
    const auto judged = rules_.judge_bytes(size_bytes);
    if (!judged) return judged.error();
    if (video.declared_size >= 0) return id;  // counted when it was announced
    const auto allowance = rules_.allowance_of(video.owner);
    if (!allowance) return allowance.error();
    const auto reserved = repository_.reserve(id, size_bytes, *allowance);
    if (!reserved) return reserved.error();
    return id;
}

Result<StoredOriginal> UploadService::receive(const VideoId& id, const std::string& path) {
    // Long ago, perhaps, that it was admitted.
    const auto video = videos_.find(id);
    if (!video) return video.error();
    if (*video) {
        if (const auto sender = rules_.judge_sender((*video)->owner); !sender) return sender.error();
    }
    auto stat = adopter_.adopt(path, original_key(id));
    if (!stat) return stat.error();
    const auto marked = finish(id, *stat);
    if (!marked) return marked.error();
    return StoredOriginal{stat->etag, stat->size_bytes};
}

Result<void> UploadService::finish(const VideoId& id, const ObjectStat& stat) {
    const auto completed = videos_.complete_upload(id, StoredOriginal{stat.etag, stat.size_bytes});
    if (!completed) {
        // Deleted while its bytes came in: nothing may stay behind.
        if (completed.error().code() == Errc::not_found) {
            const auto removed = store_.remove_all(id + "/", Deadline::in(store_deadline));
            if (!removed)
                log::warning("objects left behind video={} error={}", id, removed.error().message());
        }
        return completed.error();
    }
    if (*completed) log::info("uploaded video={} bytes={}", id, stat.size_bytes);
    events_.nudge();
    return {};
}

Result<void> UploadService::confirm(const Actor& actor, const VideoId& id) {
    const auto found = videos_.find(id);
    if (!found) return found.error();
    if (!*found || (*found)->owner != actor.user) return Error{Errc::not_found, "no such video"};
    if ((*found)->state != VideoState::uploading) return {};
    const auto stored = store_.find(original_key(id), Deadline::in(store_deadline));
    if (!stored) return stored.error();
    if (!*stored) return Error{Errc::conflict, "the file has not been received yet"};
    return finish(id, **stored);
}

Result<void> UploadService::discard_unless_stored(const VideoId& id) {
    const auto stored = store_.find(original_key(id), Deadline::in(store_deadline));
    if (!stored) return stored.error();
    if (*stored) return finish(id, **stored);
    const auto discarded = repository_.discard(id);
    if (!discarded) return discarded.error();
    if (*discarded) log::info("upload expired video={}", id);
    return {};
}

Result<int> UploadService::recover() {
    const auto uploading = videos_.list_uploading();
    if (!uploading) return uploading.error();
    int recovered = 0;
    for (const auto& video : *uploading) {
        const auto stored = store_.find(original_key(video.id), Deadline::in(store_deadline));
        if (!stored) return stored.error();
        if (!*stored) continue;
        const auto marked = finish(video.id, **stored);
        if (!marked) return marked.error();
        ++recovered;
    }
    return recovered;
}

}  // namespace sunomi
