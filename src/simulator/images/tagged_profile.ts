/** An image as it is under one of its tags: `python:3-alpine` is another machine than `python:3`. */
import { alpine } from "./alpine.ts";
import { debian } from "./debian.ts";
import type { Image, ImageProfile } from "./image_profile.ts";

const TAGGED = new WeakMap<ImageProfile, Map<string, ImageProfile>>();

/** The profile under the image's tag; given one that is so already, it returns that. */
export function profileOf({ profile, tag }: Pick<Image, "profile" | "tag">): ImageProfile {
  if (!depends(profile, tag)) return profile;
  let known = TAGGED.get(profile);
  if (!known) TAGGED.set(profile, known = new Map());
  let tagged = known.get(tag);
  if (!tagged) known.set(tag, tagged = underTag(profile, tag));
  return tagged;
}

/** Those that exist in an Alpine and a slim variant say so in their tags. */
export function isAlpine(tag: string): boolean {
  return /(^|-)alpine/.test(tag);
}

export function isSlim(tag: string): boolean {
  return /(^|-)slim(-|$)/.test(tag) && !isAlpine(tag);
}

function depends(profile: ImageProfile, tag: string): boolean {
  const { programsOfTag, envOfTag, sizeOfTag } = profile;
  return !!(programsOfTag ?? envOfTag ?? sizeOfTag) || isAlpine(tag) && isOnDebian(profile);
}

function isOnDebian({ files }: ImageProfile): boolean {
  return files["/etc/debian_version"] !== undefined;
}

function underTag(profile: ImageProfile, tag: string): ImageProfile {
  const { programsOfTag, envOfTag, sizeOfTag, ...always } = profile;
  const sizeBytes = sizeOfTag?.(tag) ?? profile.sizeBytes;
  const base = isAlpine(tag) && isOnDebian(profile) ? onAlpine(profile) : profile;
  const programs = { ...base.programs, ...programsOfTag?.(tag) };
  return {
    ...always,
    sizeBytes,
    pullMs: Math.round(profile.pullMs * sizeBytes / profile.sizeBytes),
    env: { ...profile.env, ...envOfTag?.(tag) },
    files: base.files,
    programs: Object.fromEntries(
      Object.entries(programs).flatMap(([path, program]) => program ? [[path, program]] : []),
    ),
  };
}

/** What an image has of Debian goes, and Alpine's takes its place. */
function onAlpine(profile: ImageProfile): Pick<ImageProfile, "files" | "programs"> {
  const files = added(profile.files, debian.files);
  delete files["/etc/os-release"];
  return {
    files: {
      ...alpine.files,
      ...files,
      "/etc/passwd": accounts(profile, "/etc/passwd").replaceAll("/bin/bash", "/bin/sh"),
      "/etc/group": accounts(profile, "/etc/group"),
    },
    programs: { ...alpine.programs, ...added(profile.programs, debian.programs) },
  };
}

/** What is not in the base, or not as it is there. */
function added<T>(all: Readonly<Record<string, T>>, base: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([path, value]) => base[path] !== value));
}

/** Alpine's, and those that the image made. */
function accounts({ files }: ImageProfile, path: "/etc/passwd" | "/etc/group"): string {
  const nameOf = (line: string) => line.slice(0, line.indexOf(":"));
  const given = new Set(`${debian.files[path]}${alpine.files[path]}`.split("\n").map(nameOf));
  const own = (files[path] ?? "").split("\n").filter((line) => line !== "" && !given.has(nameOf(line)));
  return alpine.files[path] + own.map((line) => `${line}\n`).join("");
}
