import { playBundled } from "../bundled_play.ts";

Deno.test("u on a secret lists who names it, and Enter goes there", async () => {
  await playBundled(
    "expect catalog-database\nkey u\nexpect env DATABASE_PASSWORD of app\nexpect Deployment\nkey Enter\nexpect Deployments (shop)\n",
    { scenario: "shop", line: "secrets -n shop /catalog" },
  );
});

Deno.test("what nobody names says so", async () => {
  await playBundled("expect worker-config\nkey u\nexpect names worker-config\n", {
    scenario: "incident-crashloop",
    line: "cm -n harbor /worker",
  });
});
