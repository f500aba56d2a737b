"""Endpoints to routes: the methods of one address stand together, so that 405 names them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from onrecord.serving.api.asking import asked
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.problems import ProblemError


def routes_of(endpoints: Iterable[Endpoint]) -> list[BaseRoute]:
    """One route an address, in the order in which the addresses were declared."""
    by_path: dict[str, dict[str, Endpoint]] = defaultdict(dict)
    for endpoint in endpoints:
        by_path[endpoint.path][endpoint.method] = endpoint
    return [_route(path, methods) for path, methods in by_path.items()]


def _route(path: str, methods: dict[str, Endpoint]) -> Route:
    allowed = sorted({*methods, *({"HEAD"} if "GET" in methods else set())})

    async def answered(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        endpoint = methods.get(method)
        if endpoint is None:
            raise ProblemError(
                405, f"this address takes {', '.join(allowed)}",
                headers={"Allow": ", ".join(allowed)},
            )  # fmt: skip
        return await endpoint.handler(request, asked(request, endpoint.asks))

    # Every method comes here, so that one that is not taken is answered with those that are.
    route = Route(path, answered, name=next(iter(methods.values())).name)
    route.methods = None
    return route
