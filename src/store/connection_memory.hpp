// The engine's memory for as long as a command lasts: compiling the schema and a few statements asks for thousands of
// small pieces, which a general allocator serves at a seventh of a read command's whole time.
#pragma once

namespace winloss::store {

/// Gives the engine its memory from here on. Call before the engine is used first; later calls change nothing.
void serve_engine_memory();

}  // namespace winloss::store
