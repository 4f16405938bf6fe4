#include "services/multipart_service.hpp"

#include <fmt/format.h>

#include <map>

#include "base/log.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds part_validity{900};
constexpr std::size_t most_signed_at_once = 100;
constexpr std::chrono::seconds store_deadline{10};

const Error no_such_upload{Errc::not_found, "no such upload"};
const Error already_complete{Errc::precondition_failed,
                             "this upload is complete and cannot be written again"};

}  // namespace

Result<MultipartUpload> MultipartService::begin(const Actor& actor, const UploadRequest& request) {
    if (request.size_bytes.value_or(0) < 1) {
        return Error{Errc::invalid, "size must be the file's, and at least 1"};
    }
    const auto video = uploads_.rules().judge(actor, request, clock_.wall());
    if (!video) return video.error();
    const auto allowance = uploads_.rules().allowance_of(actor.user);
    if (!allowance) return allowance.error();
    MultipartUpload upload;
    upload.id = make_upload_id();
    upload.video = video->id;
    upload.owner = actor.user;
    upload.title = video->title;
    upload.size_bytes = *request.size_bytes;
    upload.part_bytes = part_bytes_for(upload.size_bytes);
    upload.created = upload.touched = video->created;
    const auto begun = repository_.begin_multipart(*video, upload, *allowance);
    if (!begun) return begun.error();
    log::info("multipart upload begun video={} owner={} bytes={}", upload.video, actor.user,
              upload.size_bytes);
    return upload;
}

Result<MultipartUpload> MultipartService::find_own(const Actor& actor, const UploadId& id) {
    const auto found = multiparts_.find(id);
    if (!found) return found.error();
    if (!*found || (*found)->owner != actor.user) return no_such_upload;
    return **found;
}

Result<UploadWithParts> MultipartService::get(const Actor& actor, const UploadId& id) {
    auto upload = find_own(actor, id);
    if (!upload) return upload.error();
    auto parts = multiparts_.list_parts(id);
    if (!parts) return parts.error();
    return UploadWithParts{std::move(*upload), std::move(*parts)};
}

Result<std::vector<MultipartUpload>> MultipartService::list(const Actor& actor, const Page& page) {
    return multiparts_.list_open(actor.user, page);
}

Result<std::vector<SignedPart>> MultipartService::sign(const Actor& actor, const UploadId& id,
                                                       const std::vector<int>& parts,
                                                       const std::string& origin) {
    const auto upload = find_own(actor, id);
    if (!upload) return upload.error();
    if (upload->completed) return already_complete;
    if (parts.empty() || parts.size() > most_signed_at_once) {
        return Error{Errc::invalid, fmt::format("ask for 1 to {} parts at once", most_signed_at_once)};
    }
    const auto now = clock_.wall();
    std::vector<SignedPart> signed_parts;
    for (const int part : parts) {
        const auto size = bytes_of_part(*upload, part);
        if (size == 0) {
            return Error{Errc::invalid,
                         fmt::format("this upload has the parts 1 to {}", count_parts(*upload))};
        }
        PresignedPut put;
        put.key = original_key(upload->video);
        put.part = PartName{id, part};
        put.size_bytes = size;
        put.valid = part_validity;
        signed_parts.push_back({part, offset_of_part(*upload, part), size,
                                signer_.presign_put(origin, put, now), now + part_validity});
    }
    return signed_parts;
}

Result<PartPlace> MultipartService::admit(const VerifiedPut& put, std::int64_t size_bytes) {
    if (!put.part) return no_such_upload;
    const auto& [id, number] = *put.part;
    auto held = latches_.enter(id, number);
    if (!held) return Error{Errc::conflict, "this part is being received already"};
    const auto found = multiparts_.find(id);
    if (!found) return found.error();
    if (!*found || original_key((*found)->video) != put.key) return no_such_upload;
    const auto& upload = **found;
    if (upload.completed) return already_complete;
    if (const auto sender = uploads_.rules().judge_sender(upload.owner); !sender) return sender.error();
    if (bytes_of_part(upload, number) != size_bytes || size_bytes == 0) {
        return Error{Errc::invalid, fmt::format("part {} of this upload has {} bytes", number,
                                                bytes_of_part(upload, number))};
    }
    if (const auto room = uploads_.rules().judge_bytes(size_bytes); !room) return room.error();
    // It is written in place: from now on it is neither the old one nor the new one.
    const auto withdrawn = multiparts_.withdraw_part(id, number);
    if (!withdrawn) return withdrawn.error();
    auto file = files_.open_part(id, offset_of_part(upload, number), size_bytes);
    if (!file) return file.error();
    return PartPlace{std::make_shared<UniqueFd>(std::move(*file)), offset_of_part(upload, number),
                     std::move(held)};
}

Result<std::string> MultipartService::receive(const PartName& name, std::int64_t size_bytes,
                                              const std::string& sha256) {
    StoredPart part{name.number, size_bytes, to_hex(sha256)};
    const auto recorded = multiparts_.record_part(name.upload_id, part);
    if (!recorded) return recorded.error();
    return part.etag;
}

Result<VideoId> MultipartService::complete(const Actor& actor, const UploadId& id,
                                           const std::vector<PartTag>& tags) {
    auto upload = find_own(actor, id);
    if (!upload) return upload.error();
    const auto held = latches_.close(id);
    if (!held) return Error{Errc::conflict, "a part of this upload is still being received"};
    upload = find_own(actor, id);  // as it is now that nothing can change it any more
    if (!upload) return upload.error();
    if (upload->completed) return upload->video;
    if (const auto whole = check_whole(*upload, tags); !whole) return whole.error();
    const auto stored = store_whole(*upload);
    if (!stored) return stored.error();
    return upload->video;
}

Result<void> MultipartService::check_whole(const MultipartUpload& upload, const std::vector<PartTag>& tags) {
    const bool whole = upload.stored_parts == count_parts(upload) && upload.stored_bytes == upload.size_bytes;
    if (whole && tags.empty()) return {};
    const auto parts = multiparts_.list_parts(upload.id);
    if (!parts) return parts.error();
    if (!whole) {
        return Error{Errc::conflict, "parts are missing: " + missing_parts(upload, *parts)};
    }
    for (const auto& tag : tags) {
        const bool known = tag.part >= 1 && tag.part <= count_parts(upload);
        if (!known || (*parts)[static_cast<std::size_t>(tag.part - 1)].etag != tag.etag) {
            return Error{Errc::conflict, fmt::format("part {} is not the one with that etag", tag.part)};
        }
    }
    return {};
}

Result<void> MultipartService::store_whole(const MultipartUpload& upload) {
    const auto key = original_key(upload.video);
    const auto before = store_.find(key, Deadline::in(store_deadline));
    if (!before) return before.error();
    // There already: its row could not be written the last time.
    if (*before) return uploads_.finish(upload.video, **before);
    const auto stat = files_.complete_parts(upload.id, upload.size_bytes, key);
    if (!stat && stat.error().code() == Errc::not_found) {
        log::error("the file of an upload is not there video={} error={}", upload.video,
                   stat.error().message());
        return Error{Errc::conflict, "the server has lost the parts of this upload; please begin it again"};
    }
    if (!stat) return stat.error();
    return uploads_.finish(upload.video, *stat);
}

Result<void> MultipartService::abort(const Actor& actor, const UploadId& id) {
    const auto upload = find_own(actor, id);
    if (!upload) return upload.error();
    const auto discarded = repository_.discard(upload->video);
    if (!discarded) return discarded.error();
    if (!*discarded) return Error{Errc::conflict, "this upload is complete; delete its video instead"};
    log::info("multipart upload aborted video={} owner={}", upload->video, actor.user);
    return files_.remove_parts(id);
}

}  // namespace sunomi
