/** How the Alpine and slim variants of well-known images were built: fewer layers, no compilers. */
import type { Step } from "./layer_recipes.ts";

const MB = 1_000_000;

function run(what: string, packedBytes?: number, bytes?: number): Step {
  return {
    by: `RUN /bin/sh -c ${what} # buildkit`,
    ...(packedBytes === undefined ? {} : { packedBytes }),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

function copy(what: string, packedBytes: number, bytes: number, owns?: RegExp): Step {
  return { by: `COPY ${what} # buildkit`, packedBytes, bytes, ...(owns ? { owns } : {}) };
}

const SCRIPTS = "/docker-entrypoint.d";
const ENTRYPOINT_SCRIPT = /^\/usr\/local\/bin\/docker-entrypoint\.sh$/;
const PYTHON_LINKS = run(
  'set -eux; for src in idle3 pip3 pydoc3 python3 python3-config; do ln -svT "$src" "$dst"; done',
  251,
  36,
);

/** By the repository's name and the variant. */
export const SMALL_RECIPES: Readonly<Record<string, readonly Step[]>> = {
  "nginx alpine": [
    { by: "LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>", isParameter: true },
    run("set -x     && addgroup -g 101 -S nginx     && adduser -S -D -H -u 101 nginx", 1.8 * MB, 4.3 * MB),
    copy("docker-entrypoint.sh /", 627, 1_620, /^\/docker-entrypoint\.sh$/),
    copy(`10-listen-on-ipv6-by-default.sh ${SCRIPTS}`, 955, 2_125, /^\/docker-entrypoint\.d/),
    copy(`15-local-resolvers.envsh ${SCRIPTS}`, 404, 389),
    copy(`20-envsubst-on-templates.sh ${SCRIPTS}`, 1_208, 3_018),
    copy(`30-tune-worker-processes.sh ${SCRIPTS}`, 1_398, 4_619),
    run('set -x     && apkArch="$(cat /etc/apk/arch)"     && apk add -X nginx-module-njs curl'),
  ],
  "httpd alpine": [
    run("set -x; adduser -u 82 -D -S -G www-data www-data", 960, 4_700),
    run('mkdir -p "$HTTPD_PREFIX"  && chown www-data:www-data "$HTTPD_PREFIX"', 145, 0),
    run("set -eux;  apk add --no-cache apr apr-util apr-util-ldap perl", 2.1 * MB, 6.6 * MB),
    run('set -eux;  wget -O httpd.tar.bz2 "$ddist";  ./configure;  make -j "$(nproc)";  make install'),
    copy("httpd-foreground /usr/local/bin/", 293, 138, /httpd-foreground$/),
  ],
  "python alpine": [
    run("set -eux;  apk add --no-cache  ca-certificates  tzdata", 460_000, 1_250_000),
    run("set -eux;   apk add --no-cache --virtual .build-deps  gcc libc-dev make  wget;  make install"),
    PYTHON_LINKS,
  ],
  "python slim": [
    run(
      "set -eux;  apt-get update;  apt-get install -y --no-install-recommends ca-certificates netbase tzdata",
      3.33 * MB,
      9.23 * MB,
    ),
    run('set -eux;  savedAptMark="$(apt-mark showmanual)";  wget -O python.tar.xz;  make;  make install'),
    PYTHON_LINKS,
  ],
  "node alpine": [
    run("addgroup -g 1000 node     && adduser -u 1000 -G node -s /bin/sh -D node"),
    run("apk add --no-cache --virtual .build-deps-yarn curl gnupg tar", 1.26 * MB, 5.37 * MB),
    copy("docker-entrypoint.sh /usr/local/bin/", 447, 388, ENTRYPOINT_SCRIPT),
  ],
  "node slim": [
    run(
      "groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node",
      3_321,
      8_940,
    ),
    run("ARCH= OPENSSL_ARCH=     && apt-get install -y ca-certificates curl wget gnupg     && rm -rf /tmp/*"),
    run("set -ex   && apt-get install -y ca-certificates curl wget gnupg     && yarn --version", 1.7 * MB),
    copy("docker-entrypoint.sh /usr/local/bin/", 447, 388, ENTRYPOINT_SCRIPT),
  ],
  "redis alpine": [
    run("set -eux;  addgroup -S -g 1000 redis;  adduser -S -G redis -u 999 redis", 946, 4_820),
    run("set -eux;  apk add --no-cache  tzdata", 430_000, 1_430_000),
    run("set -eux;   wget -O /usr/local/bin/gosu;  chmod +x /usr/local/bin/gosu", 1.1 * MB, 2.57 * MB),
    run(
      "set -eux;   apk add --no-cache --virtual .build-deps coreutils gcc;  make -C /usr/src/redis install",
    ),
    run("mkdir /data && chown redis:redis /data", 98, 0),
    { by: "VOLUME [/data]", isParameter: true },
    copy("docker-entrypoint.sh /usr/local/bin/", 1_100, 3_270, ENTRYPOINT_SCRIPT),
  ],
  "postgres alpine": [
    run("set -eux;  addgroup -g 70 -S postgres;  adduser -u 70 -S -D -G postgres postgres", 1_010, 4_900),
    run("set -eux;   wget -O /usr/local/bin/gosu;  gosu --version;  gosu nobody true", 1.1 * MB, 2.57 * MB),
    run("mkdir /docker-entrypoint-initdb.d", 116, 0),
    run(
      'set -eux;   wget -O postgresql.tar.bz2;  ./configure --enable-option-checking=fatal;  make -j "$(nproc)"',
    ),
    run("set -eux;  cp -v /usr/local/share/postgresql/postgresql.conf.sample.orig", 9_900, 63_000),
    run("install --verbose --directory --owner postgres --mode 3777 /var/run/postgresql", 128, 0),
    run('install --verbose --directory --owner postgres --mode 1777 "$PGDATA"', 168, 0),
    { by: "VOLUME [/var/lib/postgresql/data]", isParameter: true },
    copy(
      "docker-entrypoint.sh docker-ensure-initdb.sh /usr/local/bin/",
      6_036,
      18_700,
      ENTRYPOINT_SCRIPT,
    ),
    run("ln -sT docker-ensure-initdb.sh /usr/local/bin/docker-enforce-initdb.sh", 184, 0),
    { by: "STOPSIGNAL SIGINT", isParameter: true },
  ],
  "rabbitmq alpine": [
    copy("/opt/erlang /opt/erlang", 36.1 * MB, 82 * MB),
    copy("/opt/openssl /opt/openssl", 4.1 * MB, 12.4 * MB),
    run(
      "set -eux;  addgroup -g 101 -S rabbitmq;  adduser -u 100 -S -h /var/lib/rabbitmq rabbitmq",
      1_100,
      4_900,
    ),
    run("set -eux;  wget -O rabbitmq-server.tar.xz;  tar --extract --strip-components 1"),
    { by: "VOLUME [/var/lib/rabbitmq]", isParameter: true },
    copy("--chown=rabbitmq:rabbitmq conf.d/*.conf /etc/rabbitmq/conf.d/", 560, 1_270, /conf\.d/),
    copy("docker-entrypoint.sh /usr/local/bin/", 880, 1_560, ENTRYPOINT_SCRIPT),
  ],
};
