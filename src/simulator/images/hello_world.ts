import type { ImageProfile } from "./image_profile.ts";
import type { Process } from "../host/process.ts";

/** docker-library/hello-world: one program and nothing else. */
export const helloWorld: ImageProfile = {
  repositories: ["docker.io/library/hello-world"],
  hasTag: (tag) => /^(latest|linux|nanoserver.*)$/.test(tag),
  sizeBytes: 2_458,
  pullMs: 400,
  entrypoint: [],
  cmd: ["/hello"],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 150,
  files: {},
  programs: { "/hello": hello },
};

/** What it prints begins and ends like the original. */
function hello(process: Process): number {
  process.out(
    "\nHello from Docker!\nThis message shows that your installation appears to be working correctly.\n\n",
  );
  return 0;
}
