import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["rm -d s; rm -d d; ls", "a\nb\nd\n", "rm: cannot remove 'd': Directory not empty\n"],
  ["rm -rv d", "removed 'd/e/y'\nremoved directory 'd/e'\nremoved 'd/x'\nremoved directory 'd'\n"],
  ["rm -rf ''; ls", "a\nb\nd\ns\n"],
  [
    "rm -rf /",
    "",
    "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n",
  ],
  ["rm -rI d < /dev/null; ls", "a\nb\nd\ns\n", "rm: remove 1 argument recursively? "],
  ["rm -r .", "", "rm: refusing to remove '.' or '..' directory: skipping '.'\n"],
];

checkInFolder("rm", CASES);
