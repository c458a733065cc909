import { onDebian } from "./debian.ts";

/** docker-library/ubuntu. */
export const ubuntu = onDebian({
  repositories: ["docker.io/library/ubuntu"],
  hasTag: (tag) =>
    /^(latest|rolling|devel|(1[68]|2[0-6])\.(04|10)|bionic|focal|jammy|noble|plucky)$/.test(tag),
  knownTags: ["latest", "24.04", "22.04", "noble", "jammy"],
  sizeBytes: 29_720_000,
  pullMs: 1300,
  cmd: ["/bin/bash"],
  files: {
    "/etc/os-release":
      'PRETTY_NAME="Ubuntu 24.04.2 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
  },
});
