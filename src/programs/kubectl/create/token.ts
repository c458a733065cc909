import { ApiError } from "../../../cluster/api_error.ts";
import { resourcePath } from "../../../cluster/resource_path.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import type { Call, Program } from "../../program.ts";
import { outcomeFlags } from "../outcome.ts";
import { typedPrinter } from "../typed_object.ts";
import { nameOf } from "./creation.ts";

/** `kubectl create token`. */
export const createToken: Program = {
  name: "token",
  summary: "A token of a service account, for a while",
  usage: ["SERVICE_ACCOUNT_NAME"],
  flags: [
    { name: "audience", kind: "array", usage: "Whom the token is for; absent: the API server." },
    {
      name: "bound-object-kind",
      kind: "string",
      usage: "The kind of an object without which the token is worth nothing: Node, Pod or Secret.",
    },
    { name: "bound-object-name", kind: "string", usage: "The name of that object." },
    { name: "bound-object-uid", kind: "string", usage: "Its UID; absent: that of the object there is." },
    {
      name: "duration",
      kind: "duration",
      usage: "How long the token is good, such as 1h. The server may decide otherwise.",
    },
    ...outcomeFlags,
  ],
  examples: [["A token for an hour", "kubectl create token robot --duration=1h"]],
  run: runToken,
};

/** Kinds of objects that may be bound, with their apiVersions. */
const BOUND: Record<string, string> = { Node: "v1", Pod: "v1", Secret: "v1" };

async function runToken(call: Call): Promise<number> {
  const { flags, io } = call;
  const name = nameOf(call);
  const isBare = flags.string("output") === "";
  const print = await typedPrinter(call);
  checkToken(call);
  const { client, namespace } = await call.connect();
  const path = resourcePath({ group: "", version: "v1", name: "serviceaccounts" }, {
    namespace,
    name,
    subresource: "token",
  });
  const answer = await client.create<KubeObject & { status?: { token?: string } }>(path, requestOf(call), {
    signal: io.signal,
  }).catch((error) => {
    if (!(error instanceof ApiError)) throw error;
    throw new Error(`failed to create token: ${error.status.message ?? ""}`, { cause: error });
  });
  const token = answer.status?.token ?? "";
  if (token === "") throw new Error("failed to create token: no token in server response");
  await io.out(isBare ? `${token}\n` : print(answer, ""));
  return 0;
}

function checkToken({ flags }: Call): void {
  const ms = flags.number("duration") ?? 0;
  if (ms < 0) throw new Error("--duration must be greater than or equal to 0");
  if (ms % 1000 !== 0) throw new Error("--duration cannot be expressed in units less than seconds");
  const kind = flags.string("bound-object-kind");
  if (kind === "") {
    for (const flag of ["bound-object-name", "bound-object-uid"]) {
      if (flags.string(flag)) throw new Error(`--${flag} can only be set if --bound-object-kind is provided`);
    }
    return;
  }
  if (!ownEntry(BOUND, kind)) {
    throw new Error(`supported --bound-object-kind values are ${Object.keys(BOUND).join(", ")}`);
  }
  if (flags.string("bound-object-name") === "") {
    throw new Error("--bound-object-name is required if --bound-object-kind is provided");
  }
}

function requestOf({ flags }: Call): JsonObject {
  const kind = flags.string("bound-object-kind");
  const uid = flags.string("bound-object-uid");
  const ms = flags.number("duration");
  const bound = {
    kind,
    apiVersion: ownEntry(BOUND, kind),
    name: flags.string("bound-object-name"),
    ...(uid ? { uid } : {}),
  };
  return {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: {},
    spec: {
      audiences: flags.list("audience"),
      ...(ms ? { expirationSeconds: ms / 1000 } : {}),
      boundObjectRef: kind ? bound : null,
    },
    status: { token: "", expirationTimestamp: null },
  };
}
