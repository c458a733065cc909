/** Every verb and flag that the help of the real docker and of the real compose names is one of ours, but for what is listed. */
import { composeFlags } from "../../src/programs/docker/compose/compose_program.ts";
import { composeProgram } from "../../src/programs/docker/compose/compose_verbs.ts";
import { globalFlags } from "../../src/programs/docker/global_flags.ts";
import { verbPrograms } from "../../src/programs/docker/verb_tree.ts";
import type { Program } from "../../src/programs/program.ts";
import { testIo } from "../programs/test_io.ts";
import { realCompose } from "./compose/real_compose.ts";
import { realClient } from "./docker_differential/real_docker.ts";
import { compareFlags, helpText } from "./help_flags.ts";

/** Swarms, trust, plug-ins, manifest lists and checkpoints are left out whole. */
const LEFT_OUT = {
  "checkpoint": "",
  "config": "",
  "image ls": "--tree",
  "images": "--tree",
  "manifest": "",
  "node": "",
  "plugin": "",
  "secret": "",
  "service": "",
  "stack": "",
  "swarm": "",
  "trust": "",
  "volume update": "",
};

/** Nothing watches files, and the engine's builder is the classic one. */
const COMPOSE_LEFT_OUT = {
  "": "--compatibility",
  "bridge": "",
  "build": "--builder --check --memory --print --provenance --push --sbom --ssh",
  "config":
    "--environment --lock-image-digests --models --no-env-resolution --no-normalize --no-path-resolution " +
    "--resolve-image-digests --variables",
  "publish": "",
  "up": "--attach-dependencies --menu --watch",
  "watch": "",
};

Deno.test("ours has the verbs and flags of docker, but for those that are listed", {
  ignore: !realClient,
}, () =>
  compareFlags({
    help: (words) => helpText(realClient!, words),
    program: group("docker", verbPrograms()),
    globalFlags: globalFlags(testIo().io),
    leftOut: LEFT_OUT,
  }));

Deno.test("ours has the verbs and flags of docker compose, but for those that are listed", {
  ignore: !realCompose,
}, () =>
  compareFlags({
    help: (words) => helpText(realCompose!, words),
    program: composeProgram("compose"),
    globalFlags: composeFlags,
    leftOut: COMPOSE_LEFT_OUT,
    leftOutEverywhere: ["--dry-run"],
  }));

function group(name: string, programs: Program[]): Program {
  return { name, summary: "", usage: [], flags: [], programs };
}
