import type { Program } from "../host/process.ts";
import { curl, wget } from "../userland/commands/network.ts";
import { programsOfPackage } from "../userland/commands/ubuntu.ts";
import { isAlpine, isSlim } from "./tagged_profile.ts";

const PROGRAMS: Readonly<Record<string, Program>> = {
  "/usr/bin/curl": curl,
  "/usr/bin/wget": wget,
  ...programsOfPackage("procps"),
};

/** docker-library/buildpack-deps, which images for languages are built on: tools that the slim variants lack. */
export function buildpackPrograms(tag: string): Readonly<Record<string, Program>> {
  return isAlpine(tag) || isSlim(tag) ? {} : PROGRAMS;
}
