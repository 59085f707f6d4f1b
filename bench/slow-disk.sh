#!/usr/bin/env bash
# Runs a load driver as if each sync of the disk took longer: bench/slow-disk.sh MICROSECONDS CLASS
# Needs strace, and a bench.jar that was built before.
set -euo pipefail
if [ $# -ne 2 ]; then
  echo "usage: bench/slow-disk.sh MICROSECONDS CLASS, such as 2000 CodeLoad" >&2
  exit 2
fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec strace --follow-forks --seccomp-bpf --quiet=all --output=/dev/null \
  --trace=fsync,fdatasync --inject="fsync,fdatasync:delay_exit=$1" --signal=none \
  java -Xmx128m -cp bench/target/bench.jar "dev.kaquan.bench.$2"
