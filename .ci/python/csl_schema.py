"""Prints the JSON Schema of CSL-JSON, version 1.0.2, as the package csl-reference holds it.

Its model is made from the schema of the CSL project; what the model leaves open and the schema does not is
closed again: an object has no other keys than those named, and a key that is there has a value.
"""
import json

from csl_reference import Reference


def closed(node):
    """`node` without null among its choices and without room for unknown keys."""
    if isinstance(node, list):
        return [closed(part) for part in node if part != {"type": "null"}]
    if not isinstance(node, dict):
        return node
    node = {key: closed(value) for key, value in node.items() if (key, value) != ("default", None)}
    return node | {"additionalProperties": False} if isinstance(node.get("properties"), dict) else node


schema = closed(Reference.model_json_schema(by_alias=True))
# "custom" alone may hold anything.
schema["properties"]["custom"] = {"type": "object"}
definitions = schema.pop("$defs")
print(json.dumps({"type": "array", "items": schema, "$defs": definitions}, indent=1))
