/** The programs of coreutils that change files: cp, mv, rm and their like. */
import type { CommandRecord } from "../command.ts";
import { chmod, copy, mkdir, rm, rmdir } from "../files.ts";
import { ln, mv } from "../links.ts";
import { chgrp, chown } from "../owners.ts";
import { plainRecord } from "../plain_record.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const CHANGING_FILES: readonly CommandRecord[] = [
  plainRecord({
    name: "cp",
    about: "Copies files and folders",
    usage: ["[OPTION]... SOURCE DEST", "[OPTION]... SOURCE... DIRECTORY"],
    options: {
      "a archive": "folders with all that they hold; owners, rights and times are kept",
      "f force": "does nothing here: what can be written is written",
      "p": "keep owners, rights and times",
      "r recursive": "folders with all that they hold",
      "R": "the same",
      "s symbolic-link": "links instead of copies",
    },
  }, copy),
  plainRecord({
    name: "mv",
    about: "Renames files, or moves them into a folder",
    usage: ["[OPTION]... SOURCE DEST", "[OPTION]... SOURCE... DIRECTORY"],
    options: {
      "f force": "replace what is there, which is so without it, too",
      "n no-clobber": "replace nothing",
    },
  }, (process) => mv(process, copy)),
  plainRecord({
    name: "rm",
    about: "Removes files and folders",
    usage: ["[OPTION]... [FILE]..."],
    options: {
      "f force": "say nothing of files that are not there",
      "r recursive": "folders with all that they hold",
      "R": "the same",
    },
  }, rm),
  plainRecord({
    name: "mkdir",
    about: "Makes folders",
    usage: ["[OPTION]... DIRECTORY..."],
    options: { "p parents": "those above it, too; one that is there is no error" },
  }, mkdir),
  plainRecord(
    { name: "rmdir", about: "Removes empty folders", usage: ["DIRECTORY..."], options: {} },
    rmdir,
  ),
  plainRecord({
    name: "ln",
    about: "Gives a file another name, or makes a link to it",
    usage: ["[OPTION]... TARGET LINK_NAME", "[OPTION]... TARGET... DIRECTORY"],
    options: {
      "f force": "replace what is there",
      "n no-dereference": "a link to a folder is a name like any other",
      "s symbolic": "a link that tells the other's name",
      "T no-target-directory": "the same as -n",
    },
  }, ln),
  plainRecord({
    name: "chmod",
    about: "Changes who may read, write and run files",
    usage: ["[OPTION]... MODE[,MODE]... FILE...", "[OPTION]... OCTAL-MODE FILE..."],
    options: { "R recursive": "folders with all that they hold" },
    // What takes a right away is no option.
    rewrite: (words) => {
      const at = words.findIndex((word) => /^-[rwxXstugo]/.test(word));
      return at < 0 ? words : [...words.slice(0, at), "--", ...words.slice(at)];
    },
  }, chmod),
  plainRecord({
    name: "chown",
    about: "Changes the owner of files",
    usage: ["[OPTION]... [OWNER][:[GROUP]] FILE..."],
    options: { "R recursive": "folders with all that they hold" },
  }, chown),
  plainRecord({
    name: "chgrp",
    about: "Changes the group of files",
    usage: ["[OPTION]... GROUP FILE..."],
    options: { "R recursive": "folders with all that they hold" },
  }, chgrp),
];
