/** Claims, gifts, and what else a person does with cards on the phone. */
package dev.kaquan.sandbox.claim;
