import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["mkdir -m 700 k; stat -c %a k", "700\n"],
  ["mkdir -pv k/l", "mkdir: created directory 'k'\nmkdir: created directory 'k/l'\n"],
  ["umask 077; mkdir k; stat -c %a k", "700\n"],
  ["mkdir -p a/x", "", "mkdir: cannot create directory ‘a’: Not a directory\n"],
  ["mkdir -p k/l; rmdir -pv k/l", "rmdir: removing directory, 'k/l'\nrmdir: removing directory, 'k'\n"],
  ["rmdir d", "", "rmdir: failed to remove 'd': Directory not empty\n"],
];

checkInFolder("mkdir", CASES);
