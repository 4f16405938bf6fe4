#pragma once

#include "api/operation.hpp"
#include "net/worker_pool.hpp"

namespace sunomi::api {

/// The same operation, run by `pool` instead of the worker that read the request: for what waits long, such
/// as for its turn to have a password hashed, so that it takes no worker away from others. Too many in the
/// pool's queue: 429. **Lifetime:** the pool must outlive the operation.
Operation on_pool(Operation operation, net::WorkerPool& pool);

}  // namespace sunomi::api
