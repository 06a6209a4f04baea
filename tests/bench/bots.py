"""The bots that are compared, each a process of its own: ``python -m tests.bench.bots NAME``, its port on stdout.

Beside its bot each serves what the benchmark asks of the process: ``/cpu`` (seconds of processor time so far),
``/stall`` (the longest time its event loop stood still since the last question, in seconds) and, where it can,
``/fan-out`` (post so many messages into conversations of their own; the seconds that took).
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession, TCPConnector, web

WORKERS = 64
"""So many messages are under way at once when a thousand are to be sent."""
LOOK = 0.002


def sdk(_: dict[str, Any]) -> web.Application:
    """The echo bot of Microsoft's samples (13.core-bot's neighbours), as it comes; authentication is off."""
    from botbuilder.core import ActivityHandler, MessageFactory, TurnContext
    from botbuilder.core.integration import aiohttp_error_middleware
    from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication

    class Configuration:
        APP_ID = ""
        APP_PASSWORD = ""
        APP_TYPE = "MultiTenant"
        APP_TENANTID = ""

    class EchoBot(ActivityHandler):
        async def on_message_activity(self, turn_context: TurnContext) -> None:
            await turn_context.send_activity(MessageFactory.text(f"Echo: {turn_context.activity.text}"))

    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(Configuration()))
    bot = EchoBot()

    async def messages(request: web.Request) -> web.Response:
        answer: web.Response = await adapter.process(request, bot)
        return answer

    app = web.Application(middlewares=[aiohttp_error_middleware])
    app.router.add_post("/api/messages", messages)
    return app


def floor(given: dict[str, Any]) -> web.Application:
    """No SDK and no checks: what aiohttp itself costs for a request, a post of the reply, and an answer."""
    opened: list[ClientSession] = []

    async def session(app: web.Application) -> AsyncIterator[None]:
        async with ClientSession(connector=TCPConnector(limit=256)) as session:
            opened.append(session)
            yield

    async def send(service_url: str, path: str, reply: dict[str, Any]) -> None:
        async with opened[0].post(f"{service_url}v3/conversations/{path}", json=reply) as response:
            await response.read()

    async def messages(request: web.Request) -> web.Response:
        activity = await request.json()
        path = f"{activity['conversation']['id']}/activities/{activity['id']}"
        reply = {
            "type": "message",
            "text": f"Echo: {activity['text']}",
            "from": activity["recipient"],
            "recipient": activity["from"],
            "conversation": activity["conversation"],
            "replyToId": activity["id"],
        }
        await send(activity["serviceUrl"], path, reply)
        return web.Response()

    async def one(number: int) -> None:
        conversation = f"a:talk-{number}"
        await send(given["service_url"], f"{conversation}/activities", message(conversation))

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.router.add_post("/fan-out", fan_out(one))
    app.cleanup_ctx.append(session)
    return app


def echo(given: dict[str, Any]) -> web.Application:
    """An echo through Kehu's door and post: the token is checked, and the reply goes out with a token of ours."""
    from bot.activities import activity_from_json
    from bot.adapter import KehuAdapter
    from bot.authentication import Authenticator
    from bot.clock import SystemClock
    from bot.connector import Connector
    from bot.endpoint import Answer, Endpoint
    from bot.envelope import Envelope
    from bot.exchange import Exchange
    from bot.http_pool import HttpPool
    from bot.outgoing import send_text
    from bot.pacing import Pacer
    from bot.service_urls import ServiceUrls
    from bot.settings import read_settings
    from bot.token_provider import CachedToken
    from bot.token_sources import client_secret

    settings = read_settings(given["environment"])
    pool, clock, urls = HttpPool(), SystemClock(), ServiceUrls(settings.hosts)
    tokens = CachedToken(
        client_secret(
            pool,
            tenant_id=settings.tenant_id,
            app_id=settings.app_id,
            secret=settings.app_password,
            login_url=settings.login_url,
        )
    )
    # The service allows 20 a second in a tenant; how fast the bot itself is shows only without that window.
    connector = Connector(Exchange(pool, tokens, allows=urls.allows, pacer=Pacer(tenant=())))
    adapter = KehuAdapter(connector, app_id=settings.app_id)
    authenticator = Authenticator(
        app_id=settings.app_id,
        tenant_id=settings.tenant_id,
        service_urls=urls,
        clock=clock,
        metadata_url=settings.metadata_url,
    )

    async def turn(envelope: Envelope, identity: Any) -> Answer:
        async def logic(context: Any) -> None:
            await send_text(context, f"Echo: {context.activity.text}")

        await adapter.process(identity, activity_from_json(envelope.activity), logic)
        return Answer(200)

    async def running(app: web.Application) -> AsyncIterator[None]:
        await authenticator.warm()
        settle_memory()
        yield
        await authenticator.close()
        await tokens.close()
        await pool.close()

    app = web.Application()
    app.router.add_route("*", "/api/messages", Endpoint(authenticator, turn, clock).handle)
    app.cleanup_ctx.append(running)
    return app


def kehu(given: dict[str, Any]) -> web.Application:
    """The whole of Kehu on a database of its own."""
    from app import KEHU, create_app
    from bot import shared
    from bot.capability import House
    from bot.clock import SystemClock
    from bot.connector import Connector
    from bot.exchange import Exchange
    from bot.pacing import Pacer
    from bot.proactive import Proactive
    from bot.service_urls import ServiceUrls
    from bot.settings import read_settings
    from schedules.jobs import Jobs

    # A clicked card is updated in its chat once that could be read. What is measured is the click and the planning of
    # that update; the post, which the service lets go 20 times a second, would run into the other bots' turns.
    shared.TIME_TO_READ = timedelta(hours=1)
    settings = read_settings(given["environment"])
    clock = SystemClock()
    app = create_app(settings, clock)

    async def settled(_: web.Application) -> None:
        settle_memory()

    app.on_startup.append(settled)
    bot = app[KEHU]
    # Nobody is reminded while clicks are measured: the sweep finds no kinds of reminders to ask.
    bot.jobs = Jobs(bot.database, bot.deliverer, House(()), bot.reception, clock)
    urls = ServiceUrls(settings.hosts)
    unpaced = Connector(Exchange(bot.pool, bot.tokens, allows=urls.allows, pacer=Pacer(tenant=())))
    proactive = Proactive(unpaced, bot.database, clock, app_id=settings.app_id, tenant_id=settings.tenant_id)

    async def one(number: int) -> None:
        conversation = f"a:talk-{number}"
        await proactive.to_conversation(conversation, message(conversation))

    app.router.add_post("/fan-out", fan_out(one))
    return app


def message(conversation: str) -> dict[str, Any]:
    """A message as the proactive senders post it."""
    return {"type": "message", "text": "Huomenta. " * 20, "conversation": {"id": conversation}}


def settle_memory() -> None:
    """What Kehu does once it is started."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def fan_out(one: Callable[[int], Awaitable[None]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler that sends as many messages as the request's JSON number says, WORKERS at once."""

    async def handler(request: web.Request) -> web.Response:
        numbers = iter(range(await request.json()))

        async def work() -> None:
            for number in numbers:
                await one(number)

        started = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(WORKERS)))
        return web.json_response(time.perf_counter() - started)

    return handler


class Watch:
    """Looks at the event loop every LOOK seconds; whatever comes later than that, the loop stood still."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._task: asyncio.Task[None] | None = None

    async def start(self, _: web.Application) -> None:
        self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while True:
            asleep = time.perf_counter()
            await asyncio.sleep(LOOK)
            self._longest = max(self._longest, time.perf_counter() - asleep - LOOK)

    async def answer(self, _: web.Request) -> web.Response:
        longest, self._longest = self._longest, 0.0
        return web.json_response(longest)


async def cpu(_: web.Request) -> web.Response:
    """Seconds of processor time that this process has used, in all its threads."""
    return web.json_response(time.process_time())


def main(name: str, core: int | None, given: dict[str, Any]) -> None:
    """Serve until the process is ended."""
    if core is not None:
        os.sched_setaffinity(0, {core})
    app = {"sdk": sdk, "floor": floor, "echo": echo, "kehu": kehu}[name](given)
    watch = Watch()
    app.router.add_get("/cpu", cpu)
    app.router.add_get("/stall", watch.answer)
    if given.get("watched"):
        app.on_startup.append(watch.start)

    async def serve() -> None:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        sys.stdout.write(f"{runner.addresses[0][1]}\n")
        sys.stdout.flush()
        # Whoever started this closes its end when the benchmark is over, however that came about.
        await asyncio.to_thread(sys.stdin.read)
        await runner.cleanup()

    asyncio.run(serve())


if __name__ == "__main__":
    first = json.loads(sys.stdin.readline())
    main(first["name"], first["core"], first["given"])
