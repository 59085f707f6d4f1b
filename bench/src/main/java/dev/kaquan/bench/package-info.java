/** Speed and memory, beside a peer and beside the raw limit in the same run. */
package dev.kaquan.bench;
