"""files.*: a file is announced, its bytes are sent to an address of its own, and then it is put into a channel."""

from __future__ import annotations

from tests.adapters.slack.fake.methods import Asked, Method, Methods
from tests.adapters.slack.fake.model import Body, Refusal, Upload, token


def announce(asked: Asked) -> Body:
    name, length = asked.text("filename"), asked.text("length")
    if not length.isdigit() or length == "0":
        raise Refusal("invalid_arguments")
    upload = Upload(token("F", 9), name, int(length))
    asked.space.uploads[upload.id] = upload
    return {"upload_url": f"{asked.url}upload/v1/{upload.id}", "file_id": upload.id}


def complete(asked: Asked) -> Body:
    given = asked.json("files")
    if not isinstance(given, list) or not given:
        raise Refusal("invalid_arguments")
    uploads: list[Upload] = []
    for each in given:
        upload = asked.space.uploads.get(each.get("id"))
        if upload is None or upload.done:
            raise Refusal("file_not_found")
        if upload.content is None:
            raise Refusal("file_update_failed")
        uploads.append(upload)
    ids = asked.maybe("channel_id") or asked.maybe("channels")
    channels = [asked.space.channel(id, writing=True) for id in ids.split(",") if id]
    thread = asked.maybe("thread_ts")
    told: list[Body] = []
    for upload, each in zip(uploads, given, strict=True):
        upload.done = True
        kind = upload.name.rpartition(".")[2]
        file: Body = {"id": upload.id, "name": upload.name, "title": each.get("title") or upload.name}
        told.append({**file, "filetype": kind, "size": upload.length, "mode": "hosted", "is_public": False})
    for channel in channels:
        asked.space.post(channel, asked.maybe("initial_comment"), thread=thread, files=told)
    return {"files": [{"id": each["id"], "title": each["title"]} for each in told]}


METHODS: Methods = {
    "files.getUploadURLExternal": Method(announce, "files:write", reads=True),
    "files.completeUploadExternal": Method(complete, "files:write"),
}
