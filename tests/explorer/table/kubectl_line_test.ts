import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Command lines, keys, and the kubectl command that shows the same. */
const commands: [string, string, string][] = [
  ["pods", "", "kubectl get pods -n default"],
  ["po all", "", "kubectl get pods -A"],
  ["po kube-system", "", "kubectl get pods -n kube-system"],
  ["po -n web app=a", "", "kubectl get pods -n web -l app=a"],
  ["po -l 'app in (a, b)'", "", "kubectl get pods -n default -l 'app in (a, b)'"],
  ["no", "", "kubectl get nodes"],
  ["pods", "key Ctrl-W", "kubectl get pods -n default -o wide"],
  ["pods", "key Shift-N", "kubectl get pods -n default"],
  ["pods", "key Shift-N Shift-N", "kubectl get pods -n default --sort-by .metadata.name"],
  ["pods", "key Shift-A", "kubectl get pods -n default"],
  ["pods", "key Shift-A Shift-A", "kubectl get pods -n default --sort-by .metadata.creationTimestamp"],
  ["pods /web !crash", "", "kubectl get pods -n default | grep -iE web | grep -viE crash"],
  ["pods", "key /\ntype app=web", "kubectl get pods -n default -l app=web"],
  ["events.events.k8s.io", "", "kubectl get events.events.k8s.io -n default"],
  ["ev", "", "kubectl get events -n default"],
  ["pods", "key Ctrl-W\nkey <\nkey Shift-O", "kubectl get pods -n default -o wide --sort-by .spec.nodeName"],
  ["pods /-x", "", "kubectl get pods -n default | grep -iE -- -x"],
  [
    "pods",
    "key Enter\nkey /\ntype nginx\nkey Enter",
    "kubectl get pod web-776b8b9c64-dlpgl -n default -o " +
    `'jsonpath={range .spec['\\''initContainers'\\'','\\''containers'\\'','\\''ephemeralContainers'\\''][*]}` +
    `{.name}{"\\t"}{.image}{"\\n"}{end}' | grep -iE nginx`,
  ],
  ["ctx", "", "kubectl config get-contexts"],
  ["api-resources", "", "kubectl api-resources"],
];

for (const [line, keys, command] of commands) {
  Deno.test(`:${line} ${keys.replace("\n", " ")} is ${command}`, async () => {
    const explorer = await explore(smallWorld(), keys, { line, columns: 240 });
    assert.equal(explorer.lines.at(-2)!.replace(/\s+\^Y copy$/, ""), ` $ ${command}`);
    await explorer.play("key Esc\nkey Esc");
    explorer.end();
  });
}
