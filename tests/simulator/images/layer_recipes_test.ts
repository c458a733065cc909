import assert from "node:assert/strict";
import { recipeOf } from "../../../src/simulator/images/layer_recipes.ts";
import { IMAGES } from "../../../src/simulator/images/mod.ts";

const BASES: [repository: string, tag: string, base: string][] = [
  ["docker.io/library/nginx", "latest", "debian"],
  ["docker.io/library/nginx", "1.29-alpine", "alpine"],
  ["docker.io/library/mariadb", "latest", "ubuntu"],
  ["docker.io/library/debian", "latest", "scratch"],
  ["ghcr.io/tolson-vkn/env-echgo", "latest", "alpine"],
  ["registry.k8s.io/pause", "3.9", "scratch"],
];

for (const [repository, tag, base] of BASES) {
  Deno.test(`${repository}:${tag} is built on ${base}`, () => {
    const profile = IMAGES.find(({ repositories }) => repositories.includes(repository))!;
    assert.equal(recipeOf(profile, tag).base, base);
  });
}

Deno.test("what an image is run with stands at the end of its recipe", () => {
  const nginx = IMAGES.find(({ repositories }) => repositories[0] === "docker.io/library/nginx")!;
  const parameters = recipeOf(nginx, "latest").steps.filter(({ isParameter }) => isParameter).map(({ by }) =>
    by
  );
  assert.deepEqual(parameters.slice(-3), [
    'ENTRYPOINT ["/docker-entrypoint.sh"]',
    "EXPOSE map[80/tcp:{}]",
    'CMD ["nginx" "-g" "daemon off;"]',
  ]);
});
