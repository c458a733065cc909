/**
 * The built-in kubectl beside the real one, on the same served world: what they print has to be the same, line for line,
 * but for ages, which go on between the two.
 */
import assert from "node:assert/strict";
import { readKubeconfig } from "../../src/cli/cluster_choice.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { openConnection } from "../../src/cli/open_connection.ts";
import { kubectlErrorText } from "../../src/programs/kubectl/error_text.ts";
import { kubectl } from "../../src/programs/kubectl/mod.ts";
import { runProgram } from "../../src/programs/program.ts";
import { noFiles, testIo } from "../programs/test_io.ts";
import { realKubectl, releases } from "./real_clients.ts";
import { type Bench, withServedWorld } from "./served_world.ts";

/** POD is replaced by the name of a pod. */
const COMMANDS = `get pods
get pods -o wide
get pods -A --no-headers
get pods --show-labels -L app
get pod POD -o yaml
get pod POD -o json --show-managed-fields
get pods -o name
get pods -o jsonpath={range .items[*]}{.metadata.name}{"\\t"}{.status.podIP}{"\\n"}{end}
get pods -o custom-columns=NAME:.metadata.name,IMAGES:.spec.containers[*].image
get pods -l app=my-service-b --sort-by=.status.podIP
get pods --field-selector spec.nodeName=eli01
get all
get deploy,svc -o wide
get nodes -o wide
get ns
get sa,cm -A
get endpointslices
get events
get rs --show-kind
get pod nope
get pods nope POD
get frobs
get pods -l a~b
get pods -n nowhere
describe pod POD
describe pods -l app=my-service-b
describe deploy env-echgo
describe rs
describe svc
describe svc env-echgo
describe node eli01
describe no
describe ns default
describe cm kube-root-ca.crt
describe sa default
describe endpointslices
describe event
describe pod env-ech
describe pod nope
explain pods
explain deployment.spec.template.spec.containers
explain svc.spec --recursive
explain pod.spec.nope
explain frobs
api-resources
api-resources -o wide --namespaced=false
api-versions
config get-contexts
config current-context
config view`.split("\n");

/** Ages pass between two runs; with them goes the width of their column. */
function withoutAges(text: string): string {
  return text.replace(/\b(\d+[smhdy]){1,2}\b/g, "AGE").replace(/ {2,}/g, "  ").replace(/-{4,}/g, "----")
    .trimEnd();
}

async function ours(argv: string[], { kubeconfig }: Bench) {
  const { io, output } = testIo({ env: { KUBECONFIG: kubeconfig }, nowMs: Date.now() });
  const machine = { ...io, readFile: (path: string) => Deno.readTextFile(path) };
  const opened: { close(): void }[] = [];
  const code = await runProgram(kubectl, argv, {
    io: machine,
    connect: async (flags) => {
      const connection = await openConnection(flags, machine);
      opened.push(connection.client.transport);
      return connection;
    },
    kubeconfig: (flags) => readKubeconfig(flags, machine),
    kubeconfigFiles: noFiles,
    globalFlags: connectionFlags,
    errorText: kubectlErrorText,
  });
  for (const transport of opened) transport.close();
  return { code, ...output };
}

const [release] = releases;
const binary = release && await realKubectl(release);

Deno.test(
  `the built-in kubectl prints what kubectl ${release?.version} prints`,
  { ignore: !binary },
  (test) =>
    withServedWorld(binary!, async (bench) => {
      const [pod] = (await bench.api("/api/v1/namespaces/default/pods")).items;
      for (const command of COMMANDS) {
        await test.step(command, async () => {
          const argv = words(command).map((word) => word.replace("POD", pod.metadata.name));
          const real = await bench.kubectl(argv);
          const own = await ours(argv, bench);
          assert.equal(withoutAges(own.out), withoutAges(real.out));
          assert.equal(withoutAges(own.err), withoutAges(real.err));
          assert.equal(own.code, real.code);
        });
      }
    }, { speed: 1 }),
);

/** Words parted by spaces, but for those within braces. */
function words(command: string): string[] {
  return command.match(/(?:\{[^}]*\}|\S)+/g) ?? [];
}
