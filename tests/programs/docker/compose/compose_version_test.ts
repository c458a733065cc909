import assert from "node:assert/strict";
import { COMPOSE_VERSION } from "../../../../src/programs/docker/compose/compose_version.ts";

Deno.test("the version is a version", () => assert.match(COMPOSE_VERSION, /^2\.\d+\.\d+$/));
