/**
 * How Node runs the server; see the bench group "relay". The large young generation halves the relay's garbage collection.
 * Without the growth, what the pictures weigh beside the heap has V8 go through all of it every second.
 */
export const serverFlags = ['--max-semi-space-size=64', '--heap-growing-percent=300'];
