/** In order: each line finds what the ones before have left. */
export const session: readonly string[] = `
version -f '{{.Server.Version}} {{.Server.APIVersion}}'
info -f '{{.Name}} {{.OSType}} {{.Containers}}'
ps
ps -a
images
pull busybox
pull busybox
pull nosuchimage
pull -q nginx
images --format '{{.Repository}} {{.Tag}} {{.Size}}'
image inspect -f '{{.RepoTags}} {{.Os}} {{.Architecture}}' busybox
history --format '{{.CreatedBy}} {{.Size}}' busybox
run busybox echo hello
run --rm busybox echo hello
run busybox sh -c 'exit 3'
run --rm busybox sh -c 'echo out; echo err >&2; exit 4'
run busybox nosuchprogram
run -d --name web -p 8080:80 -l app=web nginx
run -d --name web nginx
run -d --name second -p 8080:80 nginx
run -d --name db --network none busybox sleep 1000
run nosuchimage
run -d nosuchimage:1
ps -a --format '{{.Names}} {{.Image}} {{.State}} {{.Ports}}'
ps --filter name=web --format '{{.Names}} {{.Labels}}'
ps -f status=exited --format '{{.State}}'
ps -f label=app=web --format '{{.Names}}'
ps -f foo=bar
inspect -f '{{.State.Running}} {{.Config.Image}} {{.HostConfig.NetworkMode}}' web
inspect -f '{{.NetworkSettings.IPAddress}} {{.NetworkSettings.Gateway}}' web
inspect -f '{{json .HostConfig.PortBindings}}' web
inspect -f '{{.Foo}}' web
inspect -f '{{.ID}} {{.HostConfig.NanoCPUs}} {{.HostConfig.CPUShares}}' web
inspect -f '{{.Id}}' web
inspect nosuchthing
port web
port web 80
port web 81
exec web hostname
exec web sh -c 'exit 5'
exec web nosuchprogram
exec -w /tmp web pwd
exec -e A=whale web sh -c 'echo $A'
exec -u root web whoami
exec -d web true
exec none ls
exec db true
logs web
logs --tail 1 web
logs none
top web
diff web
stop -t 1 web
ps --format '{{.Names}}'
exec web true
start web
restart -t 1 web
pause web
ps --format '{{.Names}} {{.State}}'
pause web
exec web true
unpause web
unpause web
kill db
kill db
wait db
inspect -f '{{.State.ExitCode}} {{.State.Status}}' db
rename db store
rename none x
rename store web
update --restart always store
update -m 64m --memory-swap 128m web
inspect -f '{{.HostConfig.Memory}} {{.HostConfig.RestartPolicy.Name}}' web store
network ls --format '{{.Name}} {{.Driver}} {{.Scope}}'
network create sea
network create sea
network create --subnet 10.9.0.0/16 --gateway 10.9.0.1 --label a=b deep
network inspect -f '{{.Name}} {{.Driver}} {{range .IPAM.Config}}{{.Subnet}} {{.Gateway}}{{end}}' deep sea
network connect sea web
network connect sea web
network inspect -f '{{len .Containers}}' sea
network rm sea
network disconnect sea web
network disconnect sea web
network rm sea
network rm sea
network rm bridge
network connect none web
network connect nothere web
run -d --name inner --network deep --network-alias friend --ip 10.9.0.9 busybox sleep 1000
inspect -f '{{.NetworkSettings.Networks.deep.IPAddress}}' inner
exec inner hostname -i
network prune -f
volume create data
volume create data
volume create
volume ls -q
volume ls --format '{{.Driver}} {{.Scope}}' -f name=data
volume inspect -f '{{.Name}} {{.Driver}} {{.Mountpoint}}' data
volume inspect none
run --rm -v data:/d busybox sh -c 'echo kept > /d/file'
run --rm -v data:/d busybox cat /d/file
run --rm -v data:/d:ro busybox sh -c 'echo x > /d/file'
run -d --name user -v data:/d busybox sleep 1000
volume rm data
rm user
rm -f user
volume rm data
volume rm none
volume rm -f none
volume prune -f
run -d --name short busybox false
create --name made busybox echo hi
start made
start -a made
logs made
start none made
stop none
rm web
rm -f web
rm -f web
rm made inner
cp web:/x .
attach made
run -d -p 99999:80 nginx
run -d --cpus 1000 busybox
run -d -m 1k busybox
run -d -w relative busybox true
run -d --ip 1.2.3.4 busybox true
run -d --network nothere busybox true
run -d --network container:none busybox true
run -d -v relative/path:/x busybox true
run -d -v /a:relative busybox true
run -d --mount type=foo,target=/x busybox true
run -d --restart foo busybox true
run -d --user nosuchuser busybox true
run --entrypoint /nope busybox
run --entrypoint /etc busybox
run --rm --env-file /nope busybox
run --rm -h whale busybox hostname
run --rm busybox cat /etc/hostname
run --rm -e A=1 busybox env
run --rm --read-only busybox touch /x
run --rm busybox ls /nosuch
events --since 0 --until 1
system df --format '{{.Type}} {{.TotalCount}}'
ps -a --format '{{.Command}} {{.State}} {{.Image}}'
container prune -f
stats --no-stream --format '{{.Name}}' store
login -u ahab --password-stdin
build -t mine app
build -t mine:2 app
build -t mine:3 --build-arg WHO=ahab app
build -q app
build -t stages -f app/Dockerfile.stages app
build -f app/Dockerfile.stages --target first app
build -f app/Dockerfile.unknown app
build -f app/Dockerfile.fails app
build -f app/Dockerfile.missing app
build -f app/Dockerfile.base app
build -f app/Dockerfile.empty app
build --target nosuchstage app
build --no-cache -t fresh app
run --rm mine
run --rm mine env
run --rm stages
images --format '{{.Repository}} {{.Tag}}' mine
history --format '{{.CreatedBy}}' mine
tag mine other:tag
tag nosuch other
rmi other:tag
rmi nosuch
rmi mine:2 mine:3
image inspect -f '{{.Config.Env}} {{.Config.WorkingDir}} {{.Config.Cmd}}' mine
run -d --name files mine sleep 1000
cp app/hello.txt files:/tmp/x
cp app files:/tmp
exec files cat /tmp/x /tmp/app/hello.txt
cp files:/srv/copy got
cp files:/nosuch got
cp app/hello.txt files:/nosuch/x
cp nosuch files:/tmp
cp files:/srv/. app/new
diff files
commit -m note -c 'CMD echo committed' files kept
run --rm kept
commit nosuch kept
save -o image.tar mine
rmi -f mine
load -i image.tar
load -i nosuch.tar
export -o files.tar files
import files.tar imported
run --rm imported cat /srv/copy
import nosuch.tar
push mine
rmi busybox
rm -f files
rmi kept imported
system df --format '{{.Type}} {{.TotalCount}} {{.Active}}'
image prune -f
image prune -af
images -q
container prune -f
volume prune -af
system prune -af
`.split("\n").filter(Boolean);

/** Lines in which the two differ, and why that is well. */
export const acceptedInSession: Readonly<Record<string, string>> = {};
