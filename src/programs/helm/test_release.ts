import { runHooks } from "../../cluster/helm/run_hooks.ts";
import { KeptRelease } from "../../cluster/helm/kept_release.ts";
import { type HelmHook, hooksFor } from "../../kube/helm_hook.ts";
import { objectsIn } from "../../kube/helm_release.ts";
import type { Acting } from "../../cluster/helm/acting.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { actingOf, findRelease } from "./release_acting.ts";
import { releaseText } from "./release_text.ts";
import { timeoutFlag } from "./waiting_flags.ts";

/** `helm test`. */
export const testRelease: Program = {
  name: "test",
  summary: "Run the test hooks of a release",
  description: "Runs the tests that a release's chart brings along, and says how they ended.",
  usage: ["[RELEASE] [flags]"],
  flags: [
    { name: "filter", kind: "list", usage: "Tests by their names: name=one, or !name=one to leave one out." },
    { name: "logs", kind: "bool", usage: "Print what the tests have said." },
    timeoutFlag,
  ],
  async run(call) {
    const { args, flags, io } = call;
    requireArguments(call, { least: 1, most: 1, usage: "[RELEASE] [flags]" });
    const isWanted = wantedTests(flags.list("filter"));
    const release = await findRelease(call, args[0]!);
    const acting = { ...await actingOf(call), namespace: release.namespace };
    const kept = new KeptRelease(release, acting);
    const run = { write: { isServerSide: true }, timeoutMs: flags.number("timeout")!, isWanted };
    const problem = await runHooks(kept, "test", run, acting).then(() => undefined, (error) => error);
    io.signal.throwIfAborted();
    await kept.save();
    await io.out(releaseText(kept.release, { hidesNotes: true }));
    if (flags.bool("logs")) {
      await io.out("\n");
      for (const hook of hooksFor(kept.release, "test").filter(isWanted)) {
        await io.out(await logsOf(hook, acting));
      }
    }
    if (problem) throw problem;
    return 0;
  },
};

/** @param filters `name=one`, `!name=one` */
function wantedTests(filters: readonly string[]): (hook: HelmHook) => boolean {
  const names = (prefix: string) =>
    filters.filter((filter) => filter.startsWith(prefix)).map((filter) => filter.slice(prefix.length));
  const [wanted, unwanted] = [names("name="), names("!name=")];
  return ({ name }) => !unwanted.includes(name) && (wanted.length === 0 || wanted.includes(name));
}

/** Of a pod: other kinds say nothing. */
async function logsOf(hook: HelmHook, { client, namespace, signal }: Acting): Promise<string> {
  if (hook.kind !== "Pod") return "";
  let text = "";
  for (const { metadata } of objectsIn(hook.manifest)) {
    const path = `/api/v1/namespaces/${metadata.namespace ?? namespace}/pods/${metadata.name}/log`;
    const response = await client.request(path, { signal, accept: "*/*" }).catch((error) => {
      throw new Error(`unable to get pod logs for ${metadata.name}: ${error.message}`, { cause: error });
    });
    text += `POD LOGS: ${metadata.name}\n${await response.text()}\n`;
  }
  return text;
}
