#!/usr/bin/env python3
"""Cuts the fields that docsprint uses out of GitHub's published GraphQL schema.

    npm pack @octokit/graphql-schema@15.26.1 && tar xzf octokit-graphql-schema-15.26.1.tgz
    bench/graphql-extract.py package/schema.graphql src/test/resources/github/schema.graphql

The whole is 1.2 MB; the tests check every document, its variables and its answer by this extract, which keeps the fields
as they are, with all their arguments, and leaves out prose, interfaces, and the fields that nothing here asks for.
"""
import re
import sys

FIELDS = """
Query.repository
Repository.pullRequest
PullRequest.reviewThreads
PullRequestReviewThreadConnection.pageInfo
PullRequestReviewThreadConnection.nodes
PageInfo.hasNextPage
PageInfo.endCursor
PullRequestReviewThread.id
PullRequestReviewThread.isResolved
PullRequestReviewThread.comments
PullRequestReviewCommentConnection.nodes
PullRequestReviewComment.fullDatabaseId
Mutation.resolveReviewThread
ResolveReviewThreadPayload.thread
"""

BUILT_IN = {"Int", "Float", "String", "Boolean", "ID"}


def definitions(schema):
    """The definitions by name: kind and body, which is empty for a scalar."""
    bare = re.sub(r'"""(?:[^"\\]|\\.|"(?!""))*"""', "", schema)
    for kind, name, body in re.findall(r"^(type|input|enum|scalar) (\w+)[^{\n]*(?:\{\n(.*?)^\})?", bare, re.M | re.S):
        yield name, (kind, body)


def fields(body):
    """The fields by name, each in one line with its arguments."""
    def joined(found):
        return found.group(1) + "(" + ", ".join(re.findall(r"\S.*", found.group(2))) + ")"

    lines = re.sub(r"^(\s*\w+)\(\n(.*?)^\s*\)(?=:)", joined, body, flags=re.S | re.M)
    for line in lines.split("\n"):
        name = re.match(r"\s*(\w+)", line)
        if name:
            yield name.group(1), re.sub(r"\s+", " ", line).strip()


def main(source, target):
    with open(source, encoding="utf-8") as file:
        known = dict(definitions(file.read()))
    wanted = {}
    for line in FIELDS.split():
        kind, field = line.split(".")
        wanted.setdefault(kind, []).append(field)
    out, done, types = [], set(wanted), []
    for kind, names in wanted.items():
        all_fields = dict(fields(known[kind][1]))
        kept = [all_fields[name] for name in names]
        if "@deprecated" in " ".join(kept):
            sys.exit(f"{kind} has a deprecated field among {names}: ask for another one")
        out.append(f"type {kind} {{\n" + "".join(f"  {field}\n" for field in kept) + "}\n")
        types += re.findall(r": \[?(\w+)", " ".join(kept))
    while types:
        name = types.pop(0)
        if name in done or name in BUILT_IN:
            continue
        done.add(name)
        kind, body = known[name]
        if kind == "type":
            sys.exit(f"{name} is asked for, and no field of it: add some to FIELDS")
        if kind == "scalar":
            out.append(f"scalar {name}\n")
        else:
            kept = dict(fields(body)).values()
            out.append(f"{kind} {name} {{\n" + "".join(f"  {field}\n" for field in kept) + "}\n")
            types += re.findall(r": \[?(\w+)", " ".join(kept)) if kind == "input" else []
    with open(target, "w", encoding="utf-8") as file:
        file.write("# Extract of GitHub's GraphQL schema: npm package @octokit/graphql-schema (MIT); see"
                   " bench/graphql-extract.py\n\n")
        file.write("\n".join(out))


main(*sys.argv[1:])
