/** Each line is one test: both clients, the same engine. Words are parted by spaces, `'…'` keeps them together. */
export const lines: readonly string[] = `
ps
ps -a
ps -q
ps -aq
ps -a --no-trunc
ps -s
ps -l
ps -n 1
ps --filter status=running
ps -f name=web -f status=exited
ps --format json
ps --format {{.Names}}
ps --format '{{.ID}}: {{.Image}} {{.Ports}}'
ps --format 'table {{.Names}}\\t{{.Status}}'
ps -a --format 'table {{.Names}}\\t{{.Label "com.example.team"}}'
ps --format '{{.Labels}} {{.Mounts}} {{.Networks}} {{.LocalVolumes}}'
ps --format '{{.CreatedAt}} {{.RunningFor}} {{.State}} {{.Command}}'
ps --format '{{json .Names}} {{upper .Names}}'
ps --format '{{.Foo}}'
ps --format '{{.Foo'
ps --format raw
ps a
container ls
container list -a
images
images -a
images -q
images --no-trunc
images --digests
images nginx
images --filter dangling=true
images --format json
images --format '{{.Repository}}:{{.Tag}} {{.Size}} {{.CreatedAt}}'
images --format 'table {{.ID}}\\t{{.Repository}}'
images --format '{{.Foo}}'
images --format '{{.Foo'
image ls
image list -q
history nginx
history --no-trunc nginx
history -q nginx
history --human=false nginx
history --format '{{.CreatedBy}}|{{.Size}}' nginx
history none
tag nginx mine
tag nginx registry.example.com:5000/a/b:v1
tag none mine
tag A b
tag a B
rmi nginx
rmi none
rmi -f none
rmi nginx none
image rm nginx
pull nginx
pull -q nginx
pull nginx:latest
pull ngnix
pull A
pull -a a:b
push mine
push -q mine
push A
save nginx
save -o /nope/x nginx
load
load -i /nope
import /nope
import - B
export web
export none
search nginx
search --no-trunc nginx
search --format '{{.Name}} {{.StarCount}}' nginx
search --limit 5 --filter is-official=true nginx
start web
start none
start web none
stop web
stop -t 3 web
restart web
restart -s INT -t 1 web
kill web
kill -s HUP web
kill none
pause web
unpause web
unpause job
rename web other
rename none other
wait web
rm web
rm none
rm -f none
rm -fv web
rm ''
stop ''
logs web
logs --tail 5 -t web
logs --since 2020-01-01T00:00:00Z web
logs --until 2020-01-01 web
logs none
logs --since x web
top web
top web -ef
port web
port web 80
port web 80/tcp
port web 443
port web 9
port web x
port none
diff web
stats --no-stream
stats --no-stream web
stats --no-stream --format json
stats --no-stream --format '{{.Name}} {{.CPUPerc}} {{.MemUsage}} {{.PIDs}}'
inspect web
inspect web job
inspect -f '{{.State.Pid}}' web
inspect -f '{{.Config.Env}}' web
inspect -f '{{json .Config}}' web
inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web
inspect -f '{{.Foo}}' web
inspect -f '{{.Foo' web
inspect -f json web
inspect --type image nginx
inspect --type foo web
inspect nothing
inspect web nothing
container inspect none
image inspect nginx
image inspect none
network inspect web9
network inspect none
volume inspect data
volume inspect none
volume inspect -f '{{.Mountpoint}}' data
network ls
network ls -q
network ls --no-trunc
network ls --format json
network ls --format '{{.Name}} {{.CreatedAt}} {{.IPv6}} {{.Internal}} {{.Labels}}'
network ls -f driver=bridge
network create mine
network create -d bridge --subnet 10.1.0.0/16 --gateway 10.1.0.1 --label a=b -o x=y mine
network create --gateway 1.1.1.1 mine
network create --subnet 1.0.0.0/8 --subnet 1.1.0.0/16 mine
network create --internal --attachable --ipv6 mine
network rm web9
network rm none
network rm web9 none
network rm -f none
network connect web9 web
network connect --ip 10.0.0.5 --alias db web9 web
network connect none web
network disconnect web9 web
network disconnect -f web9 web
network prune -f
volume ls
volume ls -q
volume ls --format json
volume ls --format '{{.Name}} {{.Mountpoint}} {{.Labels}}'
volume ls -f dangling=true
volume create
volume create mine
volume create -d local -o type=tmpfs --label a=b mine
volume rm data
volume rm none
volume rm -f data none
volume prune -f
volume prune -af
container prune -f
container prune -f --filter until=1h
image prune -f
image prune -af
builder prune -f
system prune -f
system prune -af --volumes
system df
system df -v
system df --format json
system df --format '{{.Type}} {{.Reclaimable}}'
info
info -f '{{.Driver}} {{.NCPU}}'
info -f '{{.Foo}}'
version -f '{{.Server.Version}}'
version -f '{{.Server.Foo}}'
version -f '{{.Server'
events --since 1 --until 2
events --since 1 --until 2 --format '{{.Action}} {{.Actor.ID}}'
events --since 1 --until 2 --format json
events --since x
run nginx
run --rm nginx sh -c 'exit 3'
run -d nginx
run -d --name mine -p 8080:80 -e A=1 -v data:/data -v /anonymous --network web9 --restart always nginx
run -d --cpus 1.5 -m 512m --memory-swap -1 --pids-limit 10 --ulimit nofile=5:6 nginx
run -d --mount type=bind,source=/a,target=/b,readonly --tmpfs /t nginx
run -d --health-cmd x --health-interval 5s --stop-signal INT --stop-timeout 4 nginx
run -d --entrypoint sh -w /w -u 1:2 -h box --add-host a:1.2.3.4 --dns 1.1.1.1 nginx -c ls
run -d --label a=b --cap-add ALL --privileged --read-only --init --security-opt no-new-privileges nginx
run -d -P --expose 99 --link web:alias --ip 10.0.0.1 --network web9 --network-alias x nginx
run -d --log-driver none --sysctl net.a=1 --device /dev/a --shm-size 64m --pid host --ipc host --uts host nginx
run --name taken nginx
run -d --name missing nginx
run --name unstartable nginx foo
run -d --name unstartable nginx foo
run -d -a stdout nginx
run -it nginx
run -p abc nginx
run --rm --restart always nginx
run --pull never -d nginx
run --pull always -d nginx
run --pull foo nginx
run --network a --network a nginx
run -d --network name=web9,alias=x,ip=10.0.0.1 nginx
run --mount type=foo,target=/x nginx
run -d --gpus all nginx
run -d --blkio-weight 50 --cpu-shares 5 --cpuset-cpus 0-1 --oom-kill-disable --oom-score-adj 5 nginx
run -d --env-file /nope nginx
run -d --storage-opt a=b --userns host --cgroupns host --group-add x --volumes-from web nginx
create nginx
create --name taken nginx
create --name missing nginx
create -it nginx
exec web ls
exec -e A=1 -w /x -u me web ls -l
exec -d web ls
exec -it web sh
exec job ls
exec none ls
attach job
attach none
start -a none
update -m 1g web
update --restart no web
update web
commit web mine
commit -m msg -a me -c 'CMD x' -p=false web mine:v2
commit web B
cp web:/x /nope/y
cp /nope web:/x
cp a b
cp web:/a web:/b
build context
build -t mine -t mine:v2 --build-arg A=1 --label a=b --target x --no-cache context
build -q context
build -f context/Dockerfile.bad context
build -f context/Dockerfile.fails context
build -f context/none context
build /nope
context ls
context ls -q
context ls --format json
context show
context inspect
context use none
context rm none
login -u a --password-stdin quay.io
login -u a -p b
login
logout
logout quay.io
system df a
rm
network
foo
ps --foo
images a b
volume create a b
network create a b
network connect a
tag a
commit
commit a b c
port
port a b c
wait
top
diff
exec x
exec -e =x y z
logs a b
rm -x
run -z
run --cpus x y
run -e =x y
run --ulimit nofile=5:3 y
run --label-file /nope x
run --health-retries -1 y
run --memory-swappiness 200 y
run --security-opt x y
run --security-opt no-new-privileges -d y
run --restart on-failure:3 -d y
run --restart on-failure:x y
run -d -v ./data:/data nginx
run -v '' y
run -v :/b y
run -d -p 127.0.0.1:8080-8081:80-81/udp nginx
run -d -p 8080-8090:80 nginx
run -d --expose 80-82 --expose 53/udp nginx
run -d --dns-search a --dns-option b --annotation a=b nginx
run -d --link-local-ip 169.254.1.1 --mac-address 92:d0:c6:0a:29:33 --network web9 nginx
run -d --cpu-period 1000 --cpu-quota 500 --cpuset-mems 0 --memory-reservation 64m nginx
run -d --device-read-bps /dev/a:1mb --device-write-iops /dev/a:5 --blkio-weight-device /dev/a:50 nginx
run -d --no-healthcheck --runtime runc --isolation default --platform linux/amd64 nginx
run -d --volume-driver local --cgroup-parent /x --domainname d nginx
run -i nginx
run --sig-proxy=false nginx
run -d -t nginx
run nginx --help
ps --last 3 --no-trunc --quiet
images --format '{{.ID}} {{.Digest}} {{.CreatedSince}} {{.VirtualSize}} {{.UniqueSize}}' --digests
network ls --format 'table {{.Name}}\t{{.Driver}}'
network ls --format '{{.Foo}}'
volume ls --format 'table {{.Name}}\t{{.Driver}}\t{{.Links}}\t{{.Size}}'
volume ls --format '{{.Foo'
inspect --size web
container inspect -s web
inspect -f '{{.Name}} {{.State.Status}}' web job
inspect -f '{{join .Config.Env ","}}' web
inspect -f '{{index .Config.Labels "app"}}' web
inspect -f '{{range $p, $conf := .NetworkSettings.Ports}}{{$p}} {{end}}' web
inspect -f '{{println .Name}}' web
inspect -f '{{len .Config.Env}}' web
inspect -f '{{.State.Pid}} {{printf "%05d" .State.Pid}}' web
network inspect -f '{{.Name}} {{.EnableIPv6}}' web9
image inspect -f '{{.RepoTags}} {{.Size}}' nginx
volume prune -a --filter all=1
system prune --volumes --filter until=1 -f
-H foo://x ps
-H a -H b ps
-c nothere ps
-l foo ps
--foo
help foo
context use
version a
login -p x
logout a b
search a b
update x
`.split("\n").filter(Boolean);

const FOLLOWS_EVENTS =
  "The real client also follows events, for containers that begin meanwhile, though it shows none of them.";
const SLIP = 'The real client prints "SRun" for "Run" where there are too many arguments.';

/** Lines in which the two differ, and why that is well. */
export const accepted: Readonly<Record<string, string>> = {
  "stats --no-stream": FOLLOWS_EVENTS,
  "stats --no-stream --format json": FOLLOWS_EVENTS,
  "stats --no-stream --format '{{.Name}} {{.CPUPerc}} {{.MemUsage}} {{.PIDs}}'": FOLLOWS_EVENTS,
  "images a b": SLIP,
  "volume create a b": SLIP,
  "logout a b": SLIP,
  "network": "help describes verbs in words of our own; docker_help_test.ts compares their names",
};
