# Part of ./nexus: runs every test project on the embedded engine, and on the orleans engine where its packages restore.

test_all() {
  local engines= filter= soak=
  while [ $# -gt 0 ]; do
    case $1 in
      --engine) [ $# -ge 2 ] || fail "--engine needs embedded or orleans"; engines=$2; shift 2 ;;
      --filter) [ $# -ge 2 ] || fail "--filter needs an expression"; filter=$2; shift 2 ;;
      --soak) soak=yes; shift ;;
      *) fail "test does not know '$1': see ./nexus help" ;;
    esac
  done
  # Who has set these asks for something else.
  if [ -n "$soak" ]; then export NEXUS_SOAK_SECONDS="${NEXUS_SOAK_SECONDS:-600}" NEXUS_SCHEDULES="${NEXUS_SCHEDULES:-100000}" NEXUS_MODEL="${NEXUS_MODEL:-10000}"; fi
  results=$(mktemp -d)
  trap 'rm -rf "$results"' EXIT
  if [ -z "$engines" ]; then
    engines=embedded
    if restores_orleans; then engines="embedded orleans"; else say "the orleans engine's packages do not restore here: testing the embedded engine only"; fi
  fi
  install_clients
  local status=0
  for engine in $engines; do
    build Nexus.Orleans.sln
    test_engine "$engine" "$filter" || status=1
  done
  summarise "$status"
}

# The npm packages that tests drive: real GraphQL clients, and graphql-js as an oracle.
install_clients() {
  command -v npm >/dev/null || fail "Node.js is missing: install nodejs and npm, the tests drive real GraphQL clients"
  local packages
  for packages in tests/EndToEnd/clients tests/Oracle/Reference/graphql-js; do
    [ "$root/$packages/node_modules/.package-lock.json" -nt "$root/$packages/package-lock.json" ] && continue
    say "installing the npm packages of $packages"
    (cd "$root/$packages" && npm ci --silent --no-audit --no-fund) || fail "npm could not install $packages"
  done
}

restores_orleans() {
  (cd "$root" && dotnet restore src/Gateway/Nexus.Gateway.csproj -p:NexusEngine=orleans -v quiet >/dev/null 2>&1)
}

# With --soak the tests say which seeds they took, and a soak may take its time.
test_engine() { # engine filter
  local project name status=0 programs=200
  # A program of the model takes real Orleans and Hot Chocolate several times as long.
  [ "$1" = orleans ] || programs=1000
  for project in "$root"/tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    say "$1: $name"
    (cd "$root" && NEXUS_MODEL="${NEXUS_MODEL:-$programs}" dotnet test "$project" -c "$configuration" --no-build --nologo -p:NexusEngine="$1" ${2:+--filter "$2"} \
      --logger "trx;LogFileName=$results/$1.$name.trx" --blame-hang-timeout "${NEXUS_SOAK_SECONDS:+9}25m" ${NEXUS_SOAK_SECONDS:+--logger "console;verbosity=detailed"}) || status=1
    [ -s "$results/$1.$name.trx" ] || [ -n "$2" ] || { printf 'nexus: %s left no result\n' "$name" >&2; status=1; }
  done
  return "$status"
}

# The last line is what CI reads: N passed, N failed.
summarise() { # status
  local passed failed
  passed=$(sum_counter passed); failed=$(sum_counter failed)
  [ "$passed" -gt 0 ] || { printf 'nexus: no test ran\n' >&2; set -- 1; }
  [ "$1" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

sum_counter() {
  cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{s+=$1} END {print s+0}'
}
