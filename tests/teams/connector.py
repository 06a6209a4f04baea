"""The Bot Framework connector as Teams plays it: the REST API a bot sends to, with its refusals."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .activities import next_id
from .conversations import Conversation, Event, Message
from .faults import Call, Fault
from .reach import NO_ROSTER, Reach, Refusal, refuse
from .reading import Json
from .roster import Roster
from .strictness import has_text_and_attachment, refused_message

if TYPE_CHECKING:
    from .person import Person
    from .tenant import Teams

BODY: web.RequestKey[Any] = web.RequestKey("body", object)
SIZE = web.RequestKey("size", int)


class Connector:
    def __init__(self, teams: Teams) -> None:
        self.teams = teams
        self.calls: list[Call] = []
        self.working = 0
        self.held = 0
        """Calls that a fault keeps waiting."""
        self._reach = Reach(teams)

    def application(self) -> web.Application:
        app = web.Application(middlewares=[self._gate], client_max_size=10_000_000)
        conversation = "/v3/conversations/{conversation}"
        app.add_routes(
            [
                web.post("/v3/conversations", self._create),
                web.post(f"{conversation}/activities", self._send),
                web.post(f"{conversation}/activities/{{activity}}", self._send),
                web.put(f"{conversation}/activities/{{activity}}", self._update),
                web.delete(f"{conversation}/activities/{{activity}}", self._delete),
            ]
        )
        app.add_routes(Roster(self.teams, self._reach).routes())
        return app

    @web.middleware
    async def _gate(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Every call is noted, may run into a scripted fault, and is refused in the form Teams has for it."""
        call = await self._noted(request)
        fault = next((f for f in self.teams.faults if f.take(call)), None)
        if fault is not None:
            self.held += 1
            try:
                await asyncio.sleep(fault.seconds)
                if fault.gate is not None:
                    await fault.gate.wait()
            finally:
                self.held -= 1
            if fault.status is not None:
                call.status = fault.status
                return _fault_answer(fault)
        self.working += 1
        try:
            self._authorize(call)
            response = await handler(request)
        except Refusal as refusal:
            r = refusal.refused
            self.teams.refused.append((call, r))
            response = web.json_response({"error": {"code": r.code, "message": r.message}}, status=r.status)
            if r.status == 429:
                response.headers["Retry-After"] = r.message
        finally:
            self.working -= 1
        if fault is not None and fault.loses_answer and request.transport is not None:
            request.transport.abort()
            return response
        call.status = response.status
        return response

    async def _noted(self, request: web.Request) -> Call:
        raw = await request.read()
        body = None
        with contextlib.suppress(ValueError):
            body = json.loads(raw)
        request[BODY], request[SIZE] = body, len(raw)
        call = Call(
            request.method, request.path, self._target(request, body), request.headers.get("Authorization"),
            body if isinstance(body, dict) else None, asyncio.get_running_loop().time(),
        )  # fmt: skip
        self.calls.append(call)
        return call

    def _target(self, request: web.Request, body: Any) -> str | None:
        conversation = request.match_info.get("conversation")
        if conversation is not None:
            return conversation.partition(";messageid=")[0]
        if request.path == "/v3/conversations" and isinstance(body, dict):
            ids = {str(m.get("id")) for m in body.get("members") or [] if isinstance(m, dict)}
            person = next((p for p in self.teams.people if p.id in ids), None)
            return person.chat.id if person else (body.get("channelData") or {}).get("channel", {}).get("id")
        return None

    def _authorize(self, call: Call) -> None:
        expected = self.teams.expects_token
        if expected is not None and call.authorization != f"Bearer {expected}":
            raise refuse(401, "Unauthorized", "Authorization has been denied for this request.")

    def _checked(self, request: web.Request) -> Json:
        teams = self.teams
        known = {p.id for p in teams.people} | {p.aad_object_id for p in teams.people} | {teams.bot_id}
        refused = refused_message(request[BODY], request[SIZE], known)
        if refused is not None:
            raise Refusal(refused)
        activity: Json = request[BODY]
        return activity

    async def _send(self, request: web.Request) -> web.StreamResponse:
        conversation, thread = self._reach.conversation(request, writes=True)
        activity = self._checked(request)
        reply_to = request.match_info.get("activity")
        if (
            reply_to is not None
            and reply_to not in self.teams.delivered
            and conversation.find(reply_to) is None
        ):
            raise refuse(404, "ActivityNotFoundInConversation", f"nothing to reply to: {reply_to}")
        reply_to = reply_to or activity.get("replyToId")
        if activity["type"] == "typing":
            self.teams.note(Event("typing", conversation, None, reply_to))
            return web.Response(status=202)
        # Teams keeps a text and a card of one activity as two messages, and tells the id of neither.
        ids = [self._add(conversation, thread, part, reply_to).id for part in _parts(activity)]
        return web.Response(status=202) if len(ids) > 1 else web.json_response({"id": ids[0]}, status=201)

    def _add(
        self, conversation: Conversation, thread: str | None, activity: Json, reply_to: str | None
    ) -> Message:
        id_ = next_id()
        root = None if conversation.member is not None else thread or id_
        message = Message(id_, conversation, activity, root)
        conversation.everything.append(message)
        self.teams.note(Event("sent", conversation, message, reply_to))
        return message

    async def _update(self, request: web.Request) -> web.StreamResponse:
        conversation, _ = self._reach.conversation(request, writes=True)
        message = self._own_message(conversation, request)
        activity = self._checked(request)
        if activity["type"] != "message" or has_text_and_attachment(activity):
            raise refuse(400, "BadSyntax", "an update is a message with a text or a card, not both")
        message.history.append(message.activity)
        message.activity = activity
        # The new version is everybody's; what a click had shown one person is gone.
        message.own_views.clear()
        self.teams.note(Event("updated", conversation, message, activity.get("replyToId")))
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        conversation, _ = self._reach.conversation(request, writes=True)
        message = self._own_message(conversation, request)
        message.deleted = True
        self.teams.note(Event("deleted", conversation, message, None))
        return web.Response(status=200)

    def _own_message(self, conversation: Conversation, request: web.Request) -> Message:
        message = conversation.find(request.match_info["activity"])
        if message is None or message.deleted:
            raise refuse(404, "ActivityNotFoundInConversation", "no such activity")
        if message.author is not None:
            raise refuse(403, "MessageNotFromBot", "a bot changes only its own messages")
        return message

    async def _create(self, request: web.Request) -> web.StreamResponse:
        body = request[BODY]
        if not isinstance(body, dict):
            raise refuse(400, "BadSyntax", "an object is expected")
        channel_data = body.get("channelData") or {}
        tenant = (channel_data.get("tenant") or {}).get("id") or body.get("tenantId")
        if not tenant:
            raise refuse(400, "BadArgument", "Missing tenantId")
        if tenant != self.teams.tenant_id:
            raise refuse(403, "ForbiddenOperationException", "another tenant")
        if (body.get("bot") or {}).get("id") not in (None, self.teams.bot_id):
            raise refuse(400, "BadArgument", "the bot of another registration")
        if body.get("isGroup"):
            return self._create_thread(request, channel_data)
        return web.json_response({"id": self._create_chat(body).chat.id}, status=201)

    def _create_chat(self, body: Json) -> Person:
        """The chat of one person; asked for again it is the same. A message in the request is not posted."""
        ids = [m.get("id") for m in body.get("members") or []]
        person = next((p for p in self.teams.people if [p.id] == ids), None)
        if person is None:
            raise refuse(400, "BadSyntax", "members is one person, by the 29:… id")
        reaches = person.chat_open or (self.teams.installed and person.in_team)
        if person.tenant_id != self.teams.tenant_id or not reaches or person.chat.bot_removed:
            raise Refusal(NO_ROSTER)
        person.chat_open = True
        return person

    def _create_thread(self, request: web.Request, channel_data: Json) -> web.StreamResponse:
        channel = self.teams.conversation((channel_data.get("channel") or {}).get("id", ""))
        if channel is None or channel.member is not None or not self.teams.installed:
            raise refuse(404, "ConversationNotFound", "no such channel")
        request[BODY] = request[BODY].get("activity")
        message = self._add(channel, None, self._checked(request), None)
        return web.json_response(
            {"id": f"{channel.id};messageid={message.id}", "activityId": message.id}, status=201
        )


def _parts(activity: Json) -> list[Json]:
    if not has_text_and_attachment(activity):
        return [activity]
    return [
        {k: v for k, v in activity.items() if k != "attachments"},
        {k: v for k, v in activity.items() if k != "text"},
    ]


def _fault_answer(fault: Fault) -> web.Response:
    body = fault.body or {"error": {"code": fault.code or "ServiceError", "message": "as the test ordered"}}
    response = web.json_response(body, status=fault.status or 500)
    if fault.retry_after is not None:
        response.headers["Retry-After"] = f"{fault.retry_after:g}"
    return response
