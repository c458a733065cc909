import assert from "node:assert/strict";
import { imagesInArchive, manifestDigestOf } from "../../../src/simulator/images/archived_image.ts";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { contextOf, smallHost } from "../docker/small_host.ts";

const DOCKERFILE = `FROM nginx
RUN useradd -u 1234 ann
COPY page.html /srv/page.html
ENV A=b=c
EXPOSE 81
WORKDIR /srv
USER 1234
CMD ["nginx", "-v"]
`;

Deno.test("an archive of docker save is what a node runs", async () => {
  const host = smallHost();
  await host.ask("POST", "/build?t=page:1", contextOf({ Dockerfile: DOCKERFILE, "page.html": "hello" }));
  const { bytes } = await host.ask("GET", "/images/page:1/get");
  const [image] = imagesInArchive(bytes);
  const { profile } = image!;
  assert.deepEqual(image!.names, ["docker.io/library/page:1"]);
  assert.equal(image!.id, host.images.find("page:1").id);
  assert.deepEqual([profile.entrypoint, profile.cmd, profile.workingDir], [
    ["/docker-entrypoint.sh"],
    ["nginx", "-v"],
    "/srv",
  ]);
  assert.deepEqual([profile.env["A"], profile.user.uid, profile.exposedPorts.includes(81)], [
    "b=c",
    1234,
    true,
  ]);
  assert.ok(profile.sizeBytes > 100_000_000);
  assert.equal(filesOf(profile).read("/srv/page.html"), "hello");
  assert.equal(profile.load?.idleMemoryBytes, 7_340_032);
  const files = filesOf(profile);
  files.write("/srv/page.html", "changed");
  assert.equal(filesOf(profile).read("/srv/page.html"), "hello");
});

const WRONG: [what: string, archive: Uint8Array][] = [
  ["rubbish", new TextEncoder().encode("rubbish ".repeat(200))],
  ["nothing", new Uint8Array(1024)],
];

for (const [what, archive] of WRONG) {
  Deno.test(`${what} is no archive`, () => assert.throws(() => imagesInArchive(archive), RangeError));
}

Deno.test("a manifest's digest is another than the image's id", () =>
  assert.notEqual(manifestDigestOf("sha256:1"), "sha256:1"));
