import assert from "node:assert/strict";
import { resolveImage } from "../../../src/simulator/images/mod.ts";
import { privateApp } from "../../../src/simulator/images/private_app.ts";

const RIGHT = privateApp.account!;
const WRONG = { username: "captain", password: "shark" };
const CASES: [
  image: string,
  credentials: { username: string; password: string }[],
  failure: RegExp | undefined,
][] = [
  [
    "pequod/private",
    [],
    /pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed$/,
  ],
  [
    "pequod/private",
    [WRONG],
    /failed to fetch oauth token: unexpected status from GET request to https:\/\/auth\.docker\.io\/token\?scope=repository%3Apequod%2Fprivate%3Apull&service=registry\.docker\.io: 401 Unauthorized$/,
  ],
  ["pequod/private", [RIGHT], undefined],
  [
    "registry.pequod.example/team/app:1.0",
    [],
    /failed to fetch anonymous token: unexpected status from GET request to https:\/\/registry\.pequod\.example\/token.*: 401 Unauthorized$/,
  ],
  ["registry.pequod.example/team/app:1.0", [WRONG, RIGHT], undefined],
];

for (const [image, credentials, failure] of CASES) {
  Deno.test(`${image} with ${credentials.length} accounts`, () => {
    const found = resolveImage(image, credentials);
    if (failure) assert.match((found as { failure: string }).failure, failure);
    else assert.ok("image" in found);
  });
}
