"""The SDK's adapter on our own post: turns answer, update and speak first through bot/connector.py."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    UserTokenClient,
)
from botframework.connector.auth.connector_factory import ConnectorFactory

from bot.connector import Connector
from bot.pacing import Lane

Logic = Callable[[TurnContext], Awaitable[Any]]


class Conversations:
    """The operations of the SDK's connector client that its adapter calls. All raise PostFailed."""

    def __init__(self, connector: Connector, service_url: str, lane: Lane) -> None:
        self._connector = connector
        self._service_url = service_url
        self._lane = lane

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        return await self._send(conversation_id, activity, None)

    async def reply_to_activity(
        self, conversation_id: str, activity_id: str, activity: Activity
    ) -> ResourceResponse:
        return await self._send(conversation_id, activity, activity_id)

    async def update_activity(
        self, conversation_id: str, activity_id: str, activity: Activity
    ) -> ResourceResponse:
        known = await self._connector.update(
            self._service_url, conversation_id, activity_id, activity, lane=self._lane
        )
        return ResourceResponse(id=known or activity_id)

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        await self._connector.delete(self._service_url, conversation_id, activity_id, lane=self._lane)

    async def _send(self, conversation_id: str, activity: Activity, reply_to: str | None) -> ResourceResponse:
        posted = await self._connector.send(
            self._service_url, conversation_id, activity, reply_to=reply_to, lane=self._lane
        )
        return ResourceResponse(id=posted)


class TurnConnectorClient:
    """Stands where the SDK expects its connector client: one turn's view of the one connector."""

    def __init__(self, connector: Connector, service_url: str, lane: Lane) -> None:
        self.conversations = Conversations(connector, service_url, lane)


class PostConnectorFactory(ConnectorFactory):
    """Gives turns their connector client. The audience is always the connector's: Kehu calls no other bot."""

    def __init__(self, connector: Connector, lane: Lane) -> None:
        self._connector = connector
        self._lane = lane

    async def create(self, service_url: str, audience: str | None = None) -> TurnConnectorClient:
        return TurnConnectorClient(self._connector, service_url, self._lane)


class PostAuthentication(BotFrameworkAuthentication):
    """Tells the SDK's adapter how to reach out. Who comes in is settled before, in bot/authentication.py."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        raise PermissionError("requests are authenticated before they reach the adapter")

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        raise PermissionError("Kehu takes no streaming connections")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        # The SDK asks here only when the bot speaks first; an incoming turn brings its own factory.
        return PostConnectorFactory(self._connector, Lane.DELIVERY)

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> UserTokenClient | None:
        # Kehu signs nobody in. Without a client the SDK's sign-in prompt says so itself, when one is used.
        return None


class KehuAdapter(CloudAdapterBase):
    """Runs turns. With no on_turn_error set, whatever goes wrong in a turn is raised to the caller."""

    def __init__(self, connector: Connector, *, app_id: str = "") -> None:
        super().__init__(PostAuthentication(connector))
        self._app_id = app_id
        self._live = PostConnectorFactory(connector, Lane.LIVE)

    async def process(
        self, result: AuthenticateRequestResult, activity: Activity, logic: Logic
    ) -> InvokeResponse | None:
        """Run one turn for an activity whose request was let in.

        result gives claims_identity, audience and caller_id. The answer is an invoke's (501 when the turn
        gave none), None for everything else. Raises what the turn raises, PostFailed among it.
        """
        if result.connector_factory is None:
            result.connector_factory = self._live
        return await self.process_activity(result, activity, logic)

    async def continue_conversation(
        self,
        reference: ConversationReference,
        callback: Logic,
        bot_app_id: str | None = None,
        claims_identity: ClaimsIdentity | None = None,
        audience: str | None = None,
    ) -> None:
        """Speak first in a known conversation; needs the reference's service_url, conversation and bot."""
        await super().continue_conversation(
            reference, callback, bot_app_id or self._app_id, claims_identity, audience
        )

    async def process_proactive(
        self,
        claims_identity: ClaimsIdentity,
        continuation_activity: Activity,
        audience: str | None,
        logic: Logic,
    ) -> None:
        # The SDK invents an id for this activity, and would post everything as a reply to it.
        continuation_activity.id = None
        await super().process_proactive(claims_identity, continuation_activity, audience, logic)
