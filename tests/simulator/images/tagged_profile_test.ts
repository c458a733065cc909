import assert from "node:assert/strict";
import { recordOf } from "../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { resolveImage } from "../../../src/simulator/images/mod.ts";
import { isAlpine, isSlim, profileOf } from "../../../src/simulator/images/tagged_profile.ts";
import { runArgv } from "./machine.ts";

function image(name: string) {
  const found = resolveImage(name);
  assert.ok("image" in found, name);
  return found.image.profile;
}

const VARIANTS: [name: string, shell: "ash" | "dash", megabytes: number][] = [
  ["nginx:latest", "dash", 72],
  ["nginx:alpine", "ash", 22],
  ["nginx:1.29-alpine-slim", "ash", 5],
  ["httpd:2.4-alpine", "ash", 20],
  ["python:3-alpine", "ash", 17],
  ["python:3.12-slim", "dash", 43],
  ["node:22-alpine", "ash", 57],
  ["node:22-slim", "dash", 77],
  ["redis:7-alpine", "ash", 17],
  ["postgres:16-alpine", "ash", 108],
  ["rabbitmq:4-management-alpine", "ash", 61],
];

for (const [name, shell, megabytes] of VARIANTS) {
  Deno.test(`${name} has ${shell} and ${megabytes} MB`, () => {
    const profile = image(name);
    const isThere = (path: string) => recordOf(profile)[path] !== undefined;
    const isAsh = shell === "ash";
    assert.equal(Math.round(profile.sizeBytes / 1e6), megabytes);
    assert.deepEqual(
      ["/bin/bash", "/usr/bin/apt", "/etc/debian_version", "/sbin/apk", "/etc/alpine-release"].map(isThere),
      [!isAsh, !isAsh, !isAsh, isAsh, isAsh],
    );
    assert.equal(
      runArgv(["sh", "-c", "nope"], { image: profile }).err,
      isAsh ? "sh: nope: not found\n" : "sh: 1: nope: not found\n",
    );
    assert.match(profile.files["/etc/os-release"]!, isAsh ? /Alpine/ : /Debian/);
  });
}

Deno.test("the accounts that an image made are in its Alpine variant, too", () => {
  const passwd = image("redis:alpine").files["/etc/passwd"]!;
  assert.match(passwd, /^root:x:0:0:root:\/root:\/bin\/sh\n/);
  assert.match(passwd, /^redis:x:999:/m);
  assert.doesNotMatch(passwd, /bash/);
});

Deno.test("a tag may bring other programs, or take some away", () => {
  const at = (tag: string) => profileOf({ profile: busybox, tag }).programs["/bin/nslookup"];
  assert.notEqual(at("1.28"), at("1.36"));
  assert.equal(at("1.36"), busybox.programs["/bin/nslookup"]);
  assert.equal(image("nginx:alpine-slim").programs["/usr/bin/curl"], undefined);
});

Deno.test("a profile of a tag stays as it is", () => {
  const profile = image("python:3-alpine");
  assert.equal(profileOf({ profile, tag: "3-alpine" }), profile);
});

for (
  const [tag, alpine, slim] of [["3-alpine3.20", true, false], ["alpine-slim", true, false], [
    "slim-bookworm",
    false,
    true,
  ], ["latest", false, false]] as const
) {
  Deno.test(`${tag}: ${alpine ? "" : "no "}Alpine, ${slim ? "" : "not "}slim`, () => {
    assert.deepEqual([isAlpine(tag), isSlim(tag)], [alpine, slim]);
  });
}
