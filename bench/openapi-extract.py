#!/usr/bin/env python3
"""Cuts the operations that docsprint uses out of GitHub's published OpenAPI description.

    npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
    bench/openapi-extract.py package/generated/api.github.com.json src/test/resources/github/openapi.json

The whole is 13 MB; the tests check every request and answer by this extract, which keeps the schemas as they are and
leaves out prose, examples, and the operations that nothing here calls.
"""
import json
import sys

OPERATIONS = """
get /user
get /users/{username}
get /rate_limit
get /repos/{owner}/{repo}
post /repos/{owner}/{repo}/forks
get /repos/{owner}/{repo}/branches/{branch}
get /repos/{owner}/{repo}/pulls
post /repos/{owner}/{repo}/pulls
get /repos/{owner}/{repo}/pulls/{pull_number}
patch /repos/{owner}/{repo}/pulls/{pull_number}
get /repos/{owner}/{repo}/pulls/{pull_number}/files
get /repos/{owner}/{repo}/pulls/{pull_number}/reviews
post /repos/{owner}/{repo}/pulls/{pull_number}/reviews
put /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}
put /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals
get /repos/{owner}/{repo}/pulls/{pull_number}/comments
post /repos/{owner}/{repo}/pulls/{pull_number}/comments
patch /repos/{owner}/{repo}/pulls/comments/{comment_id}
delete /repos/{owner}/{repo}/pulls/comments/{comment_id}
get /repos/{owner}/{repo}/issues
post /repos/{owner}/{repo}/issues
get /repos/{owner}/{repo}/issues/{issue_number}
patch /repos/{owner}/{repo}/issues/{issue_number}
get /repos/{owner}/{repo}/issues/{issue_number}/comments
post /repos/{owner}/{repo}/issues/{issue_number}/comments
patch /repos/{owner}/{repo}/issues/comments/{comment_id}
post /repos/{owner}/{repo}/issues/{issue_number}/labels
post /repos/{owner}/{repo}/issues/{issue_number}/assignees
"""

PROSE = {"description", "summary", "example", "examples", "externalDocs", "tags", "x-github", "x-octokit", "title",
         "deprecated", "x-multi-segment", "links"}
NAMED = {"properties", "schemas", "parameters", "responses", "headers", "patternProperties"}


def strip(node, names=False):
    """The node without prose; the keys of a map by name are no keywords."""
    if isinstance(node, dict):
        return {key: strip(value, key in NAMED and not names) for key, value in node.items()
                if names or key not in PROSE}
    return [strip(item) for item in node] if isinstance(node, list) else node


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for item in node:
            yield from references(item)


def main(source, target):
    with open(source, encoding="utf-8") as file:
        whole = json.load(file)
    paths = {}
    for line in OPERATIONS.split("\n"):
        if line:
            method, path = line.split(" ")
            paths.setdefault(path, {})[method] = strip(whole["paths"][path][method])
    components = {}
    wanted = list(references(paths))
    while wanted:
        _, _, kind, name = wanted.pop().split("/")
        if name not in components.setdefault(kind, {}):
            components[kind][name] = strip(whole["components"][kind][name])
            wanted.extend(references(components[kind][name]))
    extract = {
        "openapi": whole["openapi"],
        "info": {"title": "Extract of GitHub's OpenAPI description", "version": whole["info"]["version"],
                 "license": whole["info"]["license"],
                 "x-source": "npm package @octokit/openapi, generated/api.github.com.json; see bench/openapi-extract.py"},
        "paths": paths,
        "components": {kind: dict(sorted(items.items())) for kind, items in sorted(components.items())},
    }
    with open(target, "w", encoding="utf-8") as file:
        json.dump(extract, file, indent=0, sort_keys=False)
        file.write("\n")


main(*sys.argv[1:])
