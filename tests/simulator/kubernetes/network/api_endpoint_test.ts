import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

const TOKEN = "$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)";
const CA = "--cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt";
const API = "https://kubernetes.default.svc";

const small = new SmallWorld();
small.run("web", { image: "nginx" });

async function curl(words: string): Promise<{ out: string; err: string; code: number }> {
  return await small.exec("web", ["sh", "-c", `curl -sS ${words}`]);
}

Deno.test("a pod asks who it is allowed to be, with its account's token", async () => {
  const { out, code } = await curl(
    `${CA} -H "Authorization: Bearer ${TOKEN}" ${API}/api/v1/namespaces/default/pods`,
  );
  assert.equal(code, 0);
  const answer = JSON.parse(out);
  assert.equal(answer.code, 403);
  assert.equal(
    answer.message,
    'pods is forbidden: User "system:serviceaccount:default:default" cannot list resource "pods" in API group "" ' +
      'in the namespace "default"',
  );
});

Deno.test("without a token it is nobody, with a wrong one it is refused", async () => {
  assert.match((await curl(`-k ${API}/version`)).out, /"gitVersion": "v1\.36/);
  assert.match((await curl(`-k ${API}/api/v1/pods`)).out, /User \\"system:anonymous\\" cannot list/);
  assert.equal(JSON.parse((await curl(`-k -H "Authorization: Bearer x" ${API}/api`)).out).code, 401);
});

Deno.test("the certificate is the cluster's, and names the server", async () => {
  assert.match((await curl(`${API}/version`)).err, /^curl: \(60\) SSL certificate problem/);
  assert.equal((await curl(`${CA} ${API}/version`)).code, 0);
  assert.equal((await curl(`${CA} https://192.168.122.4:6443/version`)).code, 0);
  assert.match((await curl(`http://192.168.122.4:6443/version`)).out, /HTTP request to an HTTPS server/);
});
