/** How well-known images were built. Sizes are those of the layers that the public registry hands out. */
import { ownEntry } from "../../kube/own_entry.ts";
import { type ImageProfile, recordOf } from "./image_profile.ts";
import { SMALL_RECIPES } from "./small_recipes.ts";
import { isAlpine, isSlim, profileOf } from "./tagged_profile.ts";

export type Base = "debian" | "slim" | "ubuntu" | "alpine" | "scratch";

/** One instruction of the Dockerfile that an image was built from. */
export interface Step {
  /** As `docker history` shows it. */
  by: string;
  /** Where a tag has it otherwise. */
  byOfTag?(tag: string): string | undefined;
  /** It made no layer. */
  isParameter?: boolean;
  /** Compressed; absent: what is left of the image's size. */
  packedBytes?: number;
  bytes?: number;
  /** Which of the image's files it brought. */
  owns?: RegExp;
  /** A layer that other images have, too. */
  sharedAs?: string;
}

export interface Recipe {
  base: Base;
  steps: readonly Step[];
}

/** The recipe of an image under a tag; what has none of its own is one layer on its base. */
export function recipeOf(given: ImageProfile, tag: string): Recipe {
  const profile = profileOf({ profile: given, tag });
  const name = profile.repositories[0]!.replace("docker.io/library/", "");
  const known = ownEntry(RECIPES, name);
  const variant = isAlpine(tag) ? "alpine" : isSlim(tag) ? "slim" : undefined;
  if (variant && known && known.base !== "scratch") {
    const steps = SMALL_RECIPES[`${name} ${variant}`] ?? generalSteps(variant);
    return { base: variant, steps: [...steps, ...parameters(profile)] };
  }
  const base = known?.base ?? baseOf(profile);
  const own = known?.steps.map((step) => ({ ...step, by: step.byOfTag?.(tag) ?? step.by }));
  return { base, steps: [...own ?? generalSteps(base), ...parameters(profile)] };
}

/** How a base image was built. */
export function recipeOfBase(base: Exclude<Base, "scratch">): Recipe {
  return RECIPES[base]!;
}

function baseOf(profile: ImageProfile): Base {
  const record = recordOf(profile);
  if (record["/etc/alpine-release"] !== undefined) return "alpine";
  if (record["/etc/os-release"]?.includes("ID=ubuntu")) return "ubuntu";
  return record["/etc/debian_version"] === undefined ? "scratch" : "debian";
}

function generalSteps(base: Base): Step[] {
  return base === "scratch"
    ? [{ by: "COPY /out / # buildkit" }]
    : [{ by: "RUN /bin/sh -c set -eux; install-packages # buildkit" }];
}

/** The instructions at the end say how it is run. */
function parameters(profile: ImageProfile): Step[] {
  const { env, workingDir, exposedPorts, entrypoint, cmd } = profile;
  const steps: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (name !== "PATH") steps.push(`ENV ${name}=${value}`);
  }
  if (workingDir !== "/") steps.push(`WORKDIR ${workingDir}`);
  if (entrypoint.length > 0) steps.push(`ENTRYPOINT ${JSON.stringify(entrypoint).replaceAll(",", " ")}`);
  for (const port of exposedPorts) steps.push(`EXPOSE map[${port}/tcp:{}]`);
  if (cmd.length > 0) steps.push(`CMD ${JSON.stringify(cmd).replaceAll(",", " ")}`);
  return steps.map((by) => ({ by, isParameter: true }));
}

const MB = 1_000_000;
const COPY_TO_ENTRYPOINT = "/docker-entrypoint.d # buildkit";

function run(what: string, packedBytes?: number, bytes?: number, sharedAs?: string): Step {
  return {
    by: `RUN /bin/sh -c ${what} # buildkit`,
    ...(packedBytes === undefined ? {} : { packedBytes }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(sharedAs === undefined ? {} : { sharedAs }),
  };
}

function copy(what: string, packedBytes: number, bytes: number, owns?: RegExp): Step {
  return { by: `COPY ${what}`, packedBytes, bytes, ...(owns ? { owns } : {}) };
}

/** What images for languages are built on: compilers and tools, in three steps (buildpack-deps). */
const BUILD_TOOLS: readonly Step[] = [
  {
    ...run(
      "set -eux; apt-get update; apt-get install -y --no-install-recommends ca-certificates curl gnupg netbase sq wget",
      24.0 * MB,
      48.4 * MB,
      "buildpack curl",
    ),
    owns: /^\/usr\/bin\/(curl|wget)$/,
  },
  {
    ...run(
      "apt-get update && apt-get install -y --no-install-recommends git mercurial openssh-client subversion procps",
      64.4 * MB,
      177 * MB,
      "buildpack scm",
    ),
    owns: /^\/usr\/bin\/(?!curl$|wget$)/,
  },
  run(
    "set -ex; apt-get update; apt-get install -y --no-install-recommends autoconf automake bzip2 default-libmysqlclient-dev g++ gcc make",
    211 * MB,
    587 * MB,
    "buildpack all",
  ),
];

const ENTRYPOINT_SCRIPT = /^\/usr\/local\/bin\/docker-entrypoint\.sh$/;

const RECIPES: Readonly<Record<string, Recipe>> = {
  debian: {
    base: "scratch",
    steps: [{
      by: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1751241600'",
      packedBytes: 48_480_000,
      bytes: 116_532_000,
    }],
  },
  slim: {
    base: "scratch",
    steps: [{
      by: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1751241600'",
      packedBytes: 28_230_000,
      bytes: 74_800_000,
    }],
  },
  ubuntu: {
    base: "scratch",
    steps: [
      { by: "/bin/sh -c #(nop)  ARG RELEASE", isParameter: true },
      { by: "/bin/sh -c #(nop)  LABEL org.opencontainers.image.ref.name=ubuntu", isParameter: true },
      {
        by:
          "/bin/sh -c #(nop) ADD file:1d7c45546e94b90e941d9ac8cfcbb3d7ac6ba0d0d0b4ba5e5ea3c4e4bfa1a3fe in / ",
        packedBytes: 29_720_000,
        bytes: 78_123_000,
      },
    ],
  },
  alpine: {
    base: "scratch",
    steps: [{
      by: "ADD alpine-minirootfs-3.22.1-x86_64.tar.gz / # buildkit",
      packedBytes: 3_642_247,
      bytes: 8_310_000,
    }],
  },
  busybox: { base: "scratch", steps: [{ by: "BusyBox 1.37.0 (glibc), Debian 12" }] },
  "hello-world": { base: "scratch", steps: [copy("hello / # buildkit", 2_458, 10_072)] },
  nginx: {
    base: "debian",
    steps: [
      {
        by: "LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>",
        isParameter: true,
      },
      run(
        "set -x     && groupadd --system --gid 101 nginx     && useradd --system --gid nginx nginx",
        undefined,
        75_400_000,
      ),
      copy("docker-entrypoint.sh / # buildkit", 627, 1_620, /^\/docker-entrypoint\.sh$/),
      copy(`10-listen-on-ipv6-by-default.sh ${COPY_TO_ENTRYPOINT}`, 955, 2_125, /^\/docker-entrypoint\.d/),
      copy(`15-local-resolvers.envsh ${COPY_TO_ENTRYPOINT}`, 404, 389),
      copy(`20-envsubst-on-templates.sh ${COPY_TO_ENTRYPOINT}`, 1_208, 3_018),
      copy(`30-tune-worker-processes.sh ${COPY_TO_ENTRYPOINT}`, 1_398, 4_619),
    ],
  },
  httpd: {
    base: "debian",
    steps: [
      run('mkdir -p "$HTTPD_PREFIX"  && chown www-data:www-data "$HTTPD_PREFIX"', 145, 0),
      run(
        "set -eux; apt-get install -y --no-install-recommends ca-certificates libaprutil1-ldap",
        4.0 * MB,
        11.3 * MB,
      ),
      run('set -eux; wget -O httpd.tar.bz2 "$ddist"; ./configure; make -j "$nproc"; make install'),
      copy("httpd-foreground /usr/local/bin/ # buildkit", 293, 138, /httpd-foreground$/),
    ],
  },
  python: {
    base: "debian",
    steps: [
      ...BUILD_TOOLS,
      run(
        "set -eux; apt-get install -y --no-install-recommends libbluetooth-dev tk-dev uuid-dev",
        6.16 * MB,
        18.5 * MB,
      ),
      run("set -eux; wget -O python.tar.xz; ./configure --enable-optimizations; make; make install"),
      run(
        'set -eux; for src in idle3 pip3 pydoc3 python3 python3-config; do ln -svT "$src" "$dst"; done',
        251,
        36,
      ),
      run("python3 -m ensurepip --upgrade", 2.1 * MB, 7.4 * MB),
      run("set -eux; pip3 --version; find /usr/local -depth -name __pycache__ -exec rm -rf '{}' +", 231, 0),
    ],
  },
  node: {
    base: "debian",
    steps: [
      ...BUILD_TOOLS,
      run(
        "groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node",
        3_321,
        8_940,
      ),
      run("ARCH= && curl -fsSLO --compressed https://nodejs.org/dist/ && tar -xJf node.tar.xz -C /usr/local"),
      run(
        "set -ex   && curl -fsSLO --compressed yarn.tar.gz   && ln -s /opt/yarn/bin/yarn /usr/local/bin/yarn",
        1.25 * MB,
        5.34 * MB,
      ),
      copy("docker-entrypoint.sh /usr/local/bin/ # buildkit", 447, 388, ENTRYPOINT_SCRIPT),
    ],
  },
  redis: {
    base: "debian",
    steps: [
      run("set -eux;  groupadd -r -g 999 redis; useradd -r -g redis -u 999 redis", 1_100, 8_740),
      run(
        "set -eux;  apt-get update;  apt-get install -y --no-install-recommends tzdata",
        0.86 * MB,
        2.6 * MB,
      ),
      run("set -eux;  wget -O /usr/local/bin/gosu; chmod +x /usr/local/bin/gosu", 1.17 * MB, 4.1 * MB),
      run("set -eux;  wget -O redis.tar.gz; make -C /usr/src/redis -j; make -C /usr/src/redis install"),
      run("mkdir /data && chown redis:redis /data", 98, 0),
      { by: "VOLUME [/data]", isParameter: true },
      copy("docker-entrypoint.sh /usr/local/bin/ # buildkit", 1_100, 3_270, ENTRYPOINT_SCRIPT),
    ],
  },
  postgres: {
    base: "debian",
    steps: [
      run(
        "set -eux;  groupadd -r postgres --gid=999;  useradd -r -g postgres --uid=999 postgres",
        1_200,
        9_000,
      ),
      run("set -ex;  apt-get install -y --no-install-recommends gnupg less", 4.53 * MB, 12.1 * MB),
      run("set -eux;  wget -O /usr/local/bin/gosu;  gosu --version;  gosu nobody true", 1.25 * MB, 4.1 * MB),
      run(
        "set -eux;  apt-get install -y --no-install-recommends locales;  localedef -i en_US -c -f UTF-8",
        8.07 * MB,
        25.3 * MB,
      ),
      run(
        "set -eux;  apt-get install -y --no-install-recommends libnss-wrapper xz-utils zstd",
        1.2 * MB,
        3.5 * MB,
      ),
      run("mkdir /docker-entrypoint-initdb.d", 116, 0),
      run(
        "set -ex;   key='B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8';  gpg --batch --export --armor",
        3_143,
        6_930,
      ),
      run("set -ex;   apt-get install -y --no-install-recommends postgresql-$PG_MAJOR=$PG_VERSION"),
      run("set -eux;  dpkg-divert --add --rename postgresql.conf.sample", 9_900, 63_000),
      run(
        "install --verbose --directory --owner postgres --group postgres --mode 3777 /var/run/postgresql",
        128,
        0,
      ),
      run('install --verbose --directory --owner postgres --group postgres --mode 1777 "$PGDATA"', 168, 0),
      {
        by: "VOLUME [/var/lib/postgresql/data]",
        byOfTag: (tag) => /^(1[89]|[2-9]\d)/.test(tag) ? "VOLUME [/var/lib/postgresql]" : undefined,
        isParameter: true,
      },
      copy(
        "docker-entrypoint.sh docker-ensure-initdb.sh /usr/local/bin/ # buildkit",
        6_036,
        18_700,
        ENTRYPOINT_SCRIPT,
      ),
      run("ln -sT docker-ensure-initdb.sh /usr/local/bin/docker-enforce-initdb.sh", 184, 0),
      { by: "STOPSIGNAL SIGINT", isParameter: true },
    ],
  },
  rabbitmq: {
    base: "ubuntu",
    steps: [
      copy("/opt/erlang /opt/erlang # buildkit", 47.3 * MB, 122 * MB),
      copy("/opt/openssl /opt/openssl # buildkit", 8.2 * MB, 26.1 * MB),
      run(
        "set -eux;  groupadd --gid 999 --system rabbitmq;  useradd --uid 999 --system rabbitmq",
        1_460,
        10_300,
      ),
      run("set -eux;  apt-get install -y --no-install-recommends gosu tzdata", 2.6 * MB, 8.9 * MB),
      run("set -eux;  wget -O rabbitmq-server.tar.xz; tar --extract --strip-components 1"),
      { by: "VOLUME [/var/lib/rabbitmq]", isParameter: true },
      copy("--chown=rabbitmq:rabbitmq conf.d/*.conf /etc/rabbitmq/conf.d/ # buildkit", 560, 1_270, /conf\.d/),
      copy("docker-entrypoint.sh /usr/local/bin/ # buildkit", 880, 1_560, ENTRYPOINT_SCRIPT),
    ],
  },
  mariadb: {
    base: "ubuntu",
    steps: [
      run("groupadd -r mysql && useradd -r -g mysql mysql --home-dir /var/lib/mysql", 1_785, 4_300),
      run(
        "set -eux;  apt-get install -y --no-install-recommends libjemalloc2 pwgen tzdata xz-utils zstd",
        6.33 * MB,
        20.9 * MB,
      ),
      run("set -eux;  mkdir -p /var/lib/mysql /var/run/mysqld; mkdir /docker-entrypoint-initdb.d", 119, 0),
      run("set -ex;  apt-get install -y --no-install-recommends mariadb-server mariadb-backup socat"),
      { by: "VOLUME [/var/lib/mysql]", isParameter: true },
      copy("healthcheck.sh /usr/local/bin/healthcheck.sh # buildkit", 3_141, 12_200),
      copy("docker-entrypoint.sh /usr/local/bin/ # buildkit", 8_380, 26_600, ENTRYPOINT_SCRIPT),
      copy("licenses /licenses # buildkit", 8_560, 34_700),
    ],
  },
  mysql: {
    base: "scratch",
    steps: [
      {
        by:
          "/bin/sh -c #(nop) ADD file:b1c8f8ba5db3b4b1d8a4bc3e1a2ba0bd7b0c8ff1c2e6fdd7a3d0e8bd36b7ac4d in / ",
        packedBytes: 47.9 * MB,
        bytes: 126 * MB,
        owns: /^\/(etc|bin|usr\/bin|dev|proc|sys|tmp|root|home)\b/,
      },
      run(
        "set -eux;  groupadd --system --gid 999 mysql;  useradd --system --uid 999 --gid 999 mysql",
        883,
        2_230,
      ),
      run("set -eux;  curl -fL -o gosu;  chmod +x /usr/local/bin/gosu", 0.98 * MB, 2.36 * MB),
      run(
        "set -eux;  microdnf install -y bzip2 gzip openssl xz zstd findutils;  microdnf clean all",
        4.6 * MB,
        17.4 * MB,
      ),
      run(
        'set -eux;  echo "[mysql8.4-server-minimal]" | tee /etc/yum.repos.d/mysql-community-minimal.repo',
        317,
        312,
      ),
      run('set -eux;  microdnf install -y "mysql-community-server-minimal-$MYSQL_VERSION"'),
      run(
        'set -eux;  echo "[mysql-tools-community]" | tee /etc/yum.repos.d/mysql-community-tools.repo',
        328,
        226,
      ),
      run('set -eux;  microdnf install -y "mysql-shell-$MYSQL_SHELL_VERSION"', 128 * MB, 430 * MB),
      run("mkdir /docker-entrypoint-initdb.d", 121, 0),
      { by: "VOLUME [/var/lib/mysql]", isParameter: true },
      copy("docker-entrypoint.sh /usr/local/bin/ # buildkit", 5_180, 14_100, ENTRYPOINT_SCRIPT),
    ],
  },
};
