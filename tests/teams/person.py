"""A person in the tenant: writes, mentions, taps buttons and fills fields, hears what the bot sends."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from . import activities
from .client import ClientBlocked, NotThere, find_button, gathered, submitted
from .conversations import Answer, Conversation, Message
from .reading import Button, Card, Json

if TYPE_CHECKING:
    from .tenant import Teams

Alter = Callable[[Json], object]
"""Changes the activity before it is sent: what a hostile or a broken client would do."""


class Person:
    """Ids are made of the address and the tenant, the same in every run. `in_team`: on the team's roster."""

    def __init__(
        self, teams: Teams, name: str, *, given_name: str, surname: str, email: str, language: str,
        tenant_id: str, in_team: bool,
    ) -> None:  # fmt: skip
        self.teams = teams
        self.name, self.given_name, self.surname = name, given_name, surname
        self.email = self.user_principal_name = email
        self.language, self.tenant_id, self.in_team = language, tenant_id, in_team
        self.aad_object_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"aad:{tenant_id}:{email}"))
        self.id = f"29:1{uuid.uuid5(uuid.NAMESPACE_URL, f'teams:{tenant_id}:{email}').hex}"
        self.chat = Conversation(
            teams, f"a:1{uuid.uuid5(uuid.NAMESPACE_URL, f'chat:{self.id}').hex}", name, self
        )
        self.chat_open = False
        self.blocked_with: str | None = None

    def __repr__(self) -> str:
        return f"<Person {self.name}>"

    def account(self, directory_field: str) -> Json:
        """As the roster shows the person; `directory_field`: objectId or aadObjectId, it depends on the
        list.
        """
        return {
            "id": self.id, directory_field: self.aad_object_id, "name": self.name,
            "givenName": self.given_name, "surname": self.surname, "email": self.email,
            "userPrincipalName": self.user_principal_name,
            "tenantId": self.tenant_id, "userRole": "user",
        }  # fmt: skip

    async def opens_chat(self, *, patience: float | None = None) -> Answer:
        """Adds the bot to the chat: installationUpdate and conversationUpdate at the same moment, as Teams
        sends.
        """
        self.chat_open, self.chat.bot_removed = True, False
        added = [{"id": self.id, "aadObjectId": self.aad_object_id}, {"id": self.teams.bot_id}]
        return await self.teams.deliver(
            activities.installation(self.teams, self, self.chat.id, "add"),
            activities.members_change(self.teams, self, self.chat.id, True, added),
            conversation=self.chat, patience=patience,
        )  # fmt: skip

    async def leaves_chat(self) -> Answer:
        """Removes the bot from the personal chat: from now on writing there is 403."""
        self.chat.bot_removed = True
        removal = activities.installation(self.teams, self, self.chat.id, "remove")
        return await self.teams.deliver(removal, conversation=self.chat, patience=0)

    async def says(
        self, text: str, *, where: Conversation | None = None, thread: str | Message | Answer | None = None,
        may_refuse: bool = False, patience: float | None = None, altered: Alter | None = None,
    ) -> Answer:  # fmt: skip
        """Writes to the bot. In a channel only a text with @Kehu reaches it; `thread` answers in a thread.

        `patience`: seconds to wait for the first reply after the HTTP answer. BotRefused for a status of
        400 or more unless `may_refuse`.
        """
        chat = self.chat if where is None else where
        activity = self.drafts(text, where=where, thread=thread)
        if altered is not None:
            altered(activity)
        root = activity["conversation"]["id"].partition(";messageid=")[2] or None
        chat.everything.append(Message(activity["id"], chat, activity, root, author=self))
        if chat is self.chat:
            self.chat_open, self.chat.bot_removed = True, False
        elif not any(e.get("mentioned", {}).get("id") == self.teams.bot_id for e in activity["entities"]):
            return Answer(activity, chat)
        return await self.teams.deliver(activity, conversation=chat, may_refuse=may_refuse, patience=patience)

    def drafts(
        self, text: str, *, where: Conversation | None = None, thread: str | Message | Answer | None = None
    ) -> Json:
        """The activity that `says` would send, unsent: to be changed and given to `sends_raw`."""
        id_ = activities.next_id()
        chat = self.chat if where is None else where
        mentions: list[Json] = []
        for who_id, who in [
            (self.teams.bot_id, self.teams.bot_name),
            *((p.id, p.name) for p in self.teams.people),
        ]:
            if f"@{who}" in text:
                text = text.replace(f"@{who}", f"<at>{who}</at>")
                mentions.append(
                    {"type": "mention", "mentioned": {"id": who_id, "name": who}, "text": f"<at>{who}</at>"}
                )
        root = thread.thread if isinstance(thread, Message | Answer) else thread
        address = chat.id if chat.member is not None else f"{chat.id};messageid={root or id_}"
        return activities.message(self.teams, self, address, id_, text, mentions)

    async def sends_raw(
        self, activity: Json, *, may_refuse: bool = True, patience: float | None = 0
    ) -> Answer:
        """Any activity exactly as it is; the answer's `status` and `body` tell how the bot took it."""
        return await self.teams.deliver(
            activity, conversation=self.chat, may_refuse=may_refuse, patience=patience
        )

    async def invokes(
        self, name: str, value: object, *, on: Message | None = None, where: Conversation | None = None,
        may_refuse: bool = False, patience: float | None = None,
    ) -> Answer:  # fmt: skip
        """Any other invoke: task/fetch, composeExtension/fetchTask, fileConsent/invoke ..."""
        chat = on.conversation if on else self.chat if where is None else where
        activity = activities.invoke(
            self.teams, self, self._address(chat, on), name, value, on.id if on else None
        )
        return await self.teams.deliver(
            activity, conversation=chat, by=self, clicked=on, may_refuse=may_refuse, patience=patience
        )

    async def clicks(
        self, title: str, *, on: Message | Answer | None = None, where: Conversation | None = None,
        row: str | None = None, inputs: Mapping[str, object] | None = None, as_submit: bool = False,
        force: bool = False, may_refuse: bool = False, patience: float | None = None,
        altered: Alter | None = None, **fields: object,
    ) -> Answer:  # fmt: skip
        """Taps the button, the fields filled by id or label (`inputs` for labels with spaces).

        `on`: the message or answer, by default the newest message in `where` (own chat) that has the
        button. `row`: a text of the row that the button stands in. `as_submit`: a client that knows no
        Action.Execute uses its fallback. Raises ClientBlocked where the client would not send, NotThere
        when there is no such button or field. `force`: a hostile client, which sends what it likes, also
        from another's message.
        """
        if isinstance(on, Answer) and on.dialog is not None:
            return await self._submits_dialog(on, title, {**(inputs or {}), **fields}, force, may_refuse)
        message, card = self._finds(title, on, where)
        button = find_button(card, title, row)
        if not force:
            self._may_tap(message, button)
        values = gathered(card, button, {**(inputs or {}), **fields}, force=force)
        chat = message.conversation if message.conversation.member in (None, self) else self.chat
        activity = self._tap(button, message, self._address(chat, message), values, as_submit)
        if activity is None:
            opened = button.action.get("url") if button.kind == "Action.OpenUrl" else None
            return Answer({}, chat, clicked=message, opened=opened)
        if altered is not None:
            altered(activity)
        # A screen that was behind is brought up to date by the answer.
        live = message.conversation.find(message.id)
        return await self.teams.deliver(
            activity, conversation=chat, by=self, clicked=live, may_refuse=may_refuse, patience=patience
        )

    async def hears(
        self, wanted: Callable[[Message], bool] | str | None = None, within: float = 2.0
    ) -> Message:
        """Waits for a message in the personal chat that was not seen yet (see Conversation.hears)."""
        return await self.chat.hears(wanted, within)

    async def hears_nothing(self, during: float = 0.3) -> None:
        await self.chat.hears_nothing(during)

    def _finds(
        self, title: str, on: Message | Answer | None, where: Conversation | None
    ) -> tuple[Message, Card]:
        if isinstance(on, Message):
            return on, on.view(self) or Card({})
        if on is not None and on.own_card is not None and on.clicked is not None:
            return on.clicked, Card(on.own_card)
        messages = (
            [*on.updated, *on.messages]
            if on is not None
            else (self.chat if where is None else where).messages
        )
        for message in reversed(messages):
            view = message.view(self)
            if view is not None and any(b.title == title for b in view.buttons):
                return message, view
        raise NotThere(f"no button {title!r} for {self.name} in {[m.sees(self) for m in messages][-3:]}")

    def _may_tap(self, message: Message, button: Button) -> None:
        if message.conversation.member not in (None, self) or (
            message.conversation.member is None and not self.in_team
        ):
            raise ClientBlocked(f"{self.name} cannot see {message}")
        if message.deleted:
            raise ClientBlocked("the message is gone")
        if button.unreachable:
            raise ClientBlocked(f"nothing on the card unfolds {button.title!r}")
        if button.action.get("isEnabled") is False:
            raise ClientBlocked(f"{button.title!r} is not enabled")

    def _tap(
        self, button: Button, message: Message, address: str, values: dict[str, str], as_submit: bool
    ) -> Json | None:
        """What a tap sends; None for what the client does by itself (folds, links)."""
        action = button.action
        if as_submit:
            fallback = action.get("fallback")
            if not isinstance(fallback, dict) or fallback.get("type") != "Action.Submit":
                raise NotThere(f"{button.title!r} has no fallback Action.Submit")
            action = fallback
        data = submitted(action, values)
        if action["type"] == "Action.Execute":
            sent = {
                "type": "Action.Execute",
                "title": action.get("title"),
                "verb": action.get("verb"),
                "data": data,
            }
            value = {"action": {k: v for k, v in sent.items() if v is not None}, "trigger": "manual"}
            return activities.invoke(self.teams, self, address, "adaptiveCard/action", value, message.id)
        if action["type"] != "Action.Submit":
            return None
        special = data.get("msteams") or {}
        if special.get("type") == "task/fetch":
            value = {"data": data, "context": {"theme": "default"}}
            return activities.invoke(self.teams, self, address, "task/fetch", value, message.id)
        if special.get("type") in ("messageBack", "imBack"):
            text = (
                special.get("text") or special.get("value")
                if special["type"] == "imBack"
                else special.get("text")
            )
            return activities.submit(
                self.teams, self, address, message.id, special.get("value"), str(text or "")
            )
        return activities.submit(self.teams, self, address, message.id, data)

    async def _submits_dialog(
        self, answer: Answer, title: str, given: Mapping[str, object], force: bool, may_refuse: bool
    ) -> Answer:
        card = Card(answer.dialog or {})
        button = find_button(card, title)
        if button.kind != "Action.Submit":
            raise ClientBlocked("in a dialog only Action.Submit works")
        data = submitted(button.action, gathered(card, button, given, force=force))
        name = str(answer.activity["name"])
        name = "composeExtension/submitAction" if name.startswith("composeExtension") else "task/submit"
        before = (
            answer.activity["value"]
            if name.startswith("composeExtension")
            else {"context": {"theme": "default"}}
        )
        activity = activities.invoke(
            self.teams, self, answer.activity["conversation"]["id"], name, {**before, "data": data}, None
        )
        return await self.teams.deliver(
            activity, conversation=answer.conversation, by=self, may_refuse=may_refuse
        )

    def _address(self, chat: Conversation, message: Message | None) -> str:
        thread = message.thread if message and chat.member is None else None
        return f"{chat.id};messageid={thread}" if thread else chat.id
