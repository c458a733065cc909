/** The chart that `helm create` makes: other words, the same files and the same manifests. */
import assert from "node:assert/strict";
import { realClients, releases } from "../real_clients.ts";
import { ownHelm, realHelm } from "./own_helm.ts";

const [release] = releases;
const clients = release && await realClients(release);

/** Flags with which both charts are rendered. */
const FLAGS = [
  "",
  "ingress.enabled=true,ingress.className=nginx,ingress.annotations.a=b,ingress.tls[0].secretName=x,ingress.tls[0].hosts={a}",
  "autoscaling.enabled=true,autoscaling.targetMemoryUtilizationPercentage=70",
  "httpRoute.enabled=true,httpRoute.annotations.x=y",
  "podAnnotations.a=b,podLabels.c=d,resources.limits.cpu=1,nodeSelector.x=y,image.tag=2,serviceAccount.create=false",
  "fullnameOverride=full,volumes[0].name=v,volumeMounts[0].name=v,tolerations[0].key=k,imagePullSecrets[0].name=s",
  "serviceAccount.annotations.a=b,serviceAccount.name=sa,nameOverride=no",
];

Deno.test(
  `a new chart has the files and the manifests of Helm ${release?.helm}'s`,
  { ignore: !clients },
  async () => {
    const folder = await Deno.makeTempDir();
    try {
      await Promise.all(["real", "own"].map((name) => Deno.mkdir(`${folder}/${name}`)));
      const made = await realHelm(clients!.helm, ["create", `${folder}/real/web`]);
      const own = await ownHelm(["create", `${folder}/own/web`]);
      assert.equal(own.out.replace("/own/", "/real/"), made.out);
      assert.deepEqual(await files(`${folder}/own/web`), await files(`${folder}/real/web`));
      for (const flags of FLAGS) {
        for (const name of ["rel", "my-web"]) {
          const argv = (
            chart: string,
          ) => ["template", name, `${folder}/${chart}/web`, ...(flags ? ["--set", flags] : [])];
          const real = await realHelm(clients!.helm, argv("real"));
          assert.deepEqual(await ownHelm(argv("own")), real, flags);
          assert.deepEqual(await realHelm(clients!.helm, argv("own")), real, flags);
          assert.deepEqual(await ownHelm(argv("real")), real, flags);
        }
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);

async function files(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (!isDirectory) found.push(name);
    else found.push(`${name}/`, ...(await files(`${folder}/${name}`)).map((inner) => `${name}/${inner}`));
  }
  return found.sort();
}
