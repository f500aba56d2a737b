"""The server: the tools over standard input and output, by the protocol's own library."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

import anyio
import mcp_types as protocol
import msgspec
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server

from onrecord.assistants.tools import INSTRUCTIONS, TOOLS, Tool
from onrecord.store import Store, StoreError
from onrecord.store.errors import told
from onrecord.views.encode import to_json_line

log = logging.getLogger(__name__)

READ_ONLY = {"read_only_hint": True, "idempotent_hint": True, "open_world_hint": False}


def run(path: str) -> None:
    """Serve the store until the client closes the input."""
    with Store.open(path) as store:
        anyio.run(_serve, make_server(store))


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def make_server(store: Store) -> Server[Any]:
    """A server of the tools over one store; calls are answered one after the other."""
    by_name = {tool.name: tool for tool in TOOLS}

    async def list_tools(
        context: ServerRequestContext[Any], params: protocol.PaginatedRequestParams | None
    ) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=[_described(tool) for tool in TOOLS])

    async def call_tool(
        context: ServerRequestContext[Any], params: protocol.CallToolRequestParams
    ) -> protocol.CallToolResult:
        tool = by_name.get(params.name)
        if tool is None:
            return _mistake(f"no tool {params.name!r}; there are {', '.join(by_name)}")
        return answer(tool, store, params.arguments or {})

    return Server(
        "onrecord",
        title="onrecord",
        version=version("onrecord"),
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def answer(tool: Tool, store: Store, arguments: Mapping[str, Any]) -> protocol.CallToolResult:
    """What a tool says to its arguments; a mistake in them is told in words that name it."""
    try:
        asked = msgspec.convert(arguments, tool.takes)
    except msgspec.ValidationError as error:
        return _mistake(f"{tool.name}: {error}")
    try:
        with told(store.path):
            found = tool.look(store, asked)
    except (ValueError, StoreError) as error:
        return _mistake(str(error))
    except Exception:  # the conversation must go on; what happened stands in the log
        log.exception("the tool %s failed", tool.name)
        return _mistake(f"{tool.name} failed; the server's log says why")
    line = to_json_line(found)
    text = protocol.TextContent(type="text", text=line.decode().rstrip("\n"))
    return protocol.CallToolResult(content=[text], structured_content=msgspec.json.decode(line))


def _described(tool: Tool) -> protocol.Tool:
    return protocol.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.input_schema,
        output_schema=tool.output_schema,
        annotations=protocol.ToolAnnotations(title=tool.title, **READ_ONLY),
    )


def _mistake(why: str) -> protocol.CallToolResult:
    """An error that an assistant can read and mend; half characters would not go over the wire."""
    text = why.encode("utf-8", "replace").decode()
    return protocol.CallToolResult(
        content=[protocol.TextContent(type="text", text=text)], is_error=True
    )
