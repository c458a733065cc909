/** Every verb and flag that the real kubectl's help names is one of ours, with the same letter, but for what is listed. */
import assert from "node:assert/strict";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import type { Flag } from "../../src/programs/flags.ts";
import { kubectlFlags } from "../../src/programs/kubectl/kubectl_manner.ts";
import { kubectl } from "../../src/programs/kubectl/mod.ts";
import { loadProgram, type Program } from "../../src/programs/program.ts";
import { realKubectl, releases } from "./real_clients.ts";

/** What is left out: a verb, or a verb and its flags. */
const LEFT_OUT: Record<string, string> = {
  "kuberc": "",
  "run": "--detach-keys --filename --kustomize --recursive --wait",
  "proxy": "--append-server-path --keepalive --unix-socket --www --www-prefix",
  "debug": "--custom --filename",
  "apply edit-last-applied": "--validate",
  "kustomize":
    "--as-current-user --enable-alpha-plugins --enable-helm --env --helm-api-versions --helm-command " +
    "--helm-debug --helm-kube-version --load-restrictor --mount --network --network-name",
  "api-resources": "--show-managed-fields",
  "config view": "--merge",
};

interface Help {
  flags: { name: string; short: string | undefined }[];
  verbs: string[];
}

async function helpOf(binary: string, argv: string[]): Promise<Help> {
  const { stdout } = await new Deno.Command(binary, { args: argv, stderr: "null" }).output();
  const text = new TextDecoder().decode(stdout);
  const flags = [...text.matchAll(/^ {4}(?:-(\w), )?--([\w-]+)=.*:$/gm)].map(([, short, name]) => ({
    name: name!,
    short,
  }));
  const lists = [...text.matchAll(/^[\w ()]*Commands[\w ()]*:\n((?: {2}\S.*\n)+)/gm)].map(([, list]) =>
    list!
  );
  return {
    flags,
    verbs: lists.flatMap((list) => [...list.matchAll(/^ {2}(\S+)/gm)].map(([, verb]) => verb!)),
  };
}

/** What the original has and ours has not, or has otherwise. */
function differences(real: Help["flags"], own: readonly Flag[]): string[] {
  return real.flatMap(({ name, short }) => {
    const flag = own.find((one) => one.name === name);
    if (!flag) return [`--${name}`];
    return flag.short === short ? [] : [`--${name} is -${short}, not -${flag.short}`];
  }).sort();
}

async function compare(binary: string, path: string[], program: Program): Promise<void> {
  const { flags, verbs } = await helpOf(binary, [...path, "--help"]);
  const name = path.join(" ");
  assert.equal(
    differences(flags, [...program.flags, ...connectionFlags]).join(" "),
    LEFT_OUT[name] ?? "",
    name,
  );
  for (const verb of verbs) {
    const word = [...path, verb].join(" ");
    const child = program.programs?.find((one) => one.name === verb);
    if (!child) assert.equal(LEFT_OUT[word], "", word);
    else await compare(binary, [...path, verb], await loadProgram(child));
  }
}

const binary = await realKubectl(releases[0]!);

Deno.test(
  "ours has the verbs and flags of kubectl, but for those that are listed",
  { ignore: !binary },
  async () => {
    await compare(binary!, [], kubectl);
    const { flags } = await helpOf(binary!, ["options"]);
    assert.deepEqual(differences(flags, [...connectionFlags, ...kubectlFlags]), []);
  },
);
