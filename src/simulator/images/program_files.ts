/** Programs as files: what a binary says is what it does, wherever it is copied to. */
import type { FileRecord } from "../host/record_files.ts";
import type { Program } from "../host/process.ts";
import { binaryText, isBinary } from "./binary_text.ts";
import type { ImageProfile } from "./image_profile.ts";
import { IMAGES } from "./mod.ts";
import { PACKAGED_PROGRAMS } from "./packaged_programs.ts";
import { profileOf } from "./tagged_profile.ts";

const TEXTS = new Map<Program, string>();
const PROGRAMS = new Map<string, Program>();
const RECORDS = new WeakMap<ImageProfile, FileRecord>();

/** An image's files, with its programs as binaries that can be told apart. */
export function programRecord(given: ImageProfile, tag?: string): FileRecord {
  const profile = tag === undefined ? given : profileOf({ profile: given, tag });
  const known = RECORDS.get(profile);
  if (known) return known;
  nameAll();
  const binaries = Object.entries(profile.programs).map(([path, program]) => [
    path,
    TEXTS.get(program) ?? name(program, `${profile.repositories[0]}:${tag}${path}`),
  ]);
  const record: FileRecord = { ...Object.fromEntries(binaries), ...profile.files };
  RECORDS.set(profile, record);
  return record;
}

/** What a file runs; undefined where it is no binary of an image. */
export function programOfText(text: string): Program | undefined {
  if (!isBinary(text)) return undefined;
  nameAll();
  return PROGRAMS.get(text);
}

/** A program that several images have is named after the first. */
function nameAll(): void {
  if (TEXTS.size > 0) return;
  for (const [what, program] of Object.entries(PACKAGED_PROGRAMS)) name(program, what);
  for (const { repositories, programs } of IMAGES) {
    for (const [path, program] of Object.entries(programs)) {
      if (!TEXTS.has(program)) name(program, repositories[0] + path);
    }
  }
}

function name(program: Program, what: string): string {
  const text = binaryText(what);
  TEXTS.set(program, text);
  PROGRAMS.set(text, program);
  return text;
}
