// One database as a whole put into another.
#include <algorithm>

#include "connection_impl.hpp"
#include "location.hpp"
#include "stage.hpp"

namespace winloss::store {

namespace {

/// So many pages. SQLiteCpp says by its return that somebody else holds a lock, and not by throwing. False once all
/// are copied.
bool copy_pages(SQLite::Backup& copy, int pages, const Connection::Impl& connection) {
    const int code = copy.executeStep(pages);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) { throw SQLite::Exception(connection.handle(), code); }
    return code != SQLITE_DONE;
}

constexpr int pages_at_a_time = 2048;

/// The engine makes the copy final with its last page; before that, `settle` is called.
void copy_all(SQLite::Backup& copy, const Connection& source, const Connection::Impl& connection,
              const std::function<void()>& settle) {
    Stage stage(source, {.one = "page", .many = "pages", .done = "copied"});
    copy_pages(copy, 0, connection);  // now the engine knows how many there are
    while (copy.getRemainingPageCount() > pages_at_a_time) {
        copy_pages(copy, pages_at_a_time, connection);
        stage.set(copy.getTotalPageCount() - copy.getRemainingPageCount(), copy.getTotalPageCount());
    }
    if (settle) { settle(); }
    while (copy_pages(copy, -1, connection)) {}
}

/// A view of what is copied for as long as it is: between two steps nobody changes it.
class HeldStill {
public:
    explicit HeldStill(const Connection& connection)
        : connection_(connection.in_transaction() ? nullptr : &connection) {
        if (connection_ == nullptr) { return; }
        connection_->begin_read();
        connection_->scalar("SELECT count(*) FROM sqlite_schema");  // the lock comes with the first read
    }
    ~HeldStill() {
        if (connection_ != nullptr) { connection_->end_read(); }
    }
    HeldStill(const HeldStill&) = delete;
    HeldStill& operator=(const HeldStill&) = delete;

private:
    const Connection* connection_;
};

}  // namespace

void Connection::copy_to(Connection& target) const {
    impl_->translated([&] {
        const HeldStill held(*this);
        SQLite::Backup copy(target.impl_->database, impl_->database);
        copy_all(copy, *this, *impl_, {});
    });
}

void Connection::replace_by(const Connection& source, const std::function<void(std::string_view bytes)>& keep,
                            const std::function<void()>& settle) {
    impl_->translated([&] {
        const HeldStill held(source);
        SQLite::Backup copy(impl_->database, source.impl_->database);
        copy_pages(copy, 0, *impl_);  // takes the lock, and copies nothing yet
        // Through the engine's own file: opening and closing it once more would drop the lock.
        sqlite3_file* file = nullptr;
        sqlite3_file_control(impl_->handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
        std::string piece(1 << 16, '\0');
        const std::int64_t size = file_size(path_);
        for (std::int64_t at = 0; at < size; at += static_cast<std::int64_t>(piece.size())) {
            piece.resize(static_cast<std::size_t>(std::min<std::int64_t>(1 << 16, size - at)));
            const int code = file->pMethods->xRead(file, piece.data(), static_cast<int>(piece.size()), at);
            if (code != SQLITE_OK) { throw SQLite::Exception(impl_->handle(), code); }
            keep(piece);
        }
        keep({});
        copy_all(copy, source, *impl_, settle);
    });
}

}  // namespace winloss::store
