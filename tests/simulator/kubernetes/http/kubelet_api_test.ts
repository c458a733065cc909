import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

const small = new SmallWorld();
const pod = small.script("talker", "echo one; echo two; sleep 1000", { nodeName: "eli01" });

const cases: [path: string, code: number, expected: RegExp][] = [
  ["healthz", 200, /^ok$/],
  ["pods", 200, /"kind":"PodList".*"name":"talker"/],
  ["runningpods/", 200, /"name":"talker"/],
  ["configz", 200, /"clusterDomain":"cluster.local"/],
  ["metrics", 200, /kubelet_running_pods 1\n/],
  ["stats/summary", 200, /"nodeName":"eli01".*"podRef":\{"name":"talker","namespace":"default"/],
  ["containerLogs/default/talker/c", 200, /^one\ntwo\n$/],
  ["containerLogs/default/talker/c?tailLines=1", 200, /^two\n$/],
  ["containerLogs/default/nobody/c", 404, /pod "nobody" does not exist/],
  ["containerLogs/default/talker/x", 400, /container x is not valid for pod talker/],
  ["logs/", 200, /<a href="pods\/">/],
  ["logs/../../etc/passwd", 404, /404 page not found/],
  ["nothing", 404, /404 page not found/],
];

for (const [path, code, expected] of cases) {
  Deno.test(`the kubelet of ${pod.spec!.nodeName}: ${path}`, async () => {
    const answer = await small.world.api.request(`/api/v1/nodes/eli01/proxy/${path}`);
    const text = await answer.text();
    assert.deepEqual([answer.status, expected.test(text)], [code, true], text);
  });
}
